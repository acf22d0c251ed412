import { Mismatch, type Model } from "./model.ts";
import type { Dump } from "./state-in-redis.ts";

/** What a page believes that has heard every change: its version, and each unit's state (0 not for sale, 1 free, 2 held or claimed, 3 sold). */
export interface Page {
  version: number;
  states: number[];
}

/** Lets a page hear what is new, and throws where it does not see then what there is. After a reset it loads everything again. */
export function hear(page: Page, model: Model, dump: Dump): void {
  const version = dump.cut + dump.log.length;
  if (version < page.version) throw new Mismatch(`version ${version} after ${page.version}`);
  const is = model.units.map(({ state, fence }) => (state === 3 ? (fence === 0 ? 0 : 3) : state === 0 ? 1 : 2));
  const news =
    page.version < dump.cut || page.states.length === 0 ? ["reset"] : dump.log.slice(page.version - dump.cut);
  page.version = version;
  if (news.includes("reset")) page.states = is;
  for (const line of news)
    if (line !== "reset")
      for (const pair of line.split(",")) {
        const [unit = -1, state = 0] = pair.split(":").map(Number);
        page.states[unit] = state;
      }
  const wrong = is.findIndex((state, unit) => page.states[unit] !== state);
  if (wrong >= 0) throw new Mismatch(`pages see unit ${wrong} as ${page.states[wrong]}, it is ${is[wrong]} (${news})`);
}
