import { serverCaller } from "@kaimu/site/server";
import type { EventCard, Found } from "../reading/answers.ts";

/** The season at a glance: its cities by number of shows, what comes on sale next, and what is played next. */
export interface Season {
  cities: Found["facets"]["cities"];
  coming: EventCard[];
  next: EventCard[];
}

const keptMs = 20_000;
const pageSize = 50;
let kept: { season: Season; until: number } | undefined;

/** Read once in a while for all who ask, so that no page waits for it twice; empty when search does not answer. */
export async function readSeason(): Promise<Season> {
  if (kept && kept.until > Date.now()) return kept.season;
  try {
    const call = await serverCaller.web();
    const ask = (page: number) => call.search.find({ sort: "date", page, pageSize });
    const first = await ask(1);
    const events = first.total > pageSize ? [...first.events, ...(await ask(2)).events] : first.events;
    const now = new Date();
    const coming = events
      .filter((event) => event.saleOpensAt > now)
      .sort((a, b) => a.saleOpensAt.getTime() - b.saleOpensAt.getTime());
    const next = events.filter((event) => event.saleOpensAt <= now);
    kept = { season: { cities: first.facets.cities, coming, next }, until: Date.now() + keptMs };
  } catch {
    // The page has more to show than this. What was known before is better than nothing.
    kept = { season: kept?.season ?? { cities: [], coming: [], next: [] }, until: Date.now() + 3_000 };
  }
  return kept.season;
}
