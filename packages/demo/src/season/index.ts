import { forChildren } from "./children.ts";
import { concerts } from "./concerts.ts";
import { dances } from "./dance.ts";
import { exhibitions } from "./exhibitions.ts";
import { musicals } from "./musicals.ts";
import type { DemoShow } from "./show.ts";
import { sports } from "./sport.ts";
import { talkShows } from "./talk-shows.ts";
import { plays } from "./theatre.ts";

/** What pages that list by date of publication show first. */
const first = ["night-train", "upstream", "lighthouse", "glass-sea", "silk-moon", "white-nights", "shape-of-light"];

const all = [concerts, plays, musicals, dances, forChildren, sports, exhibitions, talkShows];

/** The shows in the order of their publication: some leading ones, then from each category in turn; what is over comes last. */
export const season: DemoShow[] = inTurn(all).sort((a, b) => place(a) - place(b));

function inTurn(lists: DemoShow[][]): DemoShow[] {
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat();
}

function place(show: DemoShow): number {
  const led = first.indexOf(show.key);
  if (led >= 0) return led;
  return isOver(show) ? first.length + 1 : first.length;
}

/** Whether all of it was before the season is loaded. */
export function isOver(show: DemoShow): boolean {
  return show.performances.every((performance) => performance.inDays < 0);
}
