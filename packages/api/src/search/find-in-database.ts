import { findInTitles } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { passes } from "./filters.ts";
import type { Find, Found } from "./find.ts";
import { withHighlight } from "./found-event.ts";

/** Such searches read whole tables: few at once in a process, so that those who buy keep their connections. */
const most = 2;
const mostWaiting = 40;
let running = 0;
const waiting: (() => void)[] = [];

/** The answer without Typesense: what the words as typed find, marked as degraded. Throws BUSY when too many ask at once. */
export async function findInDatabase(ctx: Context, terms: string[], o: Find): Promise<Found> {
  const events = (await inTurn(() => findInTitles(ctx, { terms, city: o.city, category: o.category }))).filter(
    (event) => passes(event, o),
  );
  if (o.sort === "price") events.sort((a, b) => a.card.fromFen - b.card.fromFen);
  const start = (o.page - 1) * o.pageSize;
  return {
    total: events.length,
    page: o.page,
    pageSize: o.pageSize,
    events: events.slice(start, start + o.pageSize).map((event) => withHighlight(event.card, terms)),
    facets: {
      cities: count(events, ({ card }) => card.city).map(([first, n]) => ({
        city: first.card.city,
        cityEn: first.card.cityEn,
        events: n,
      })),
      categories: count(events, ({ card }) => card.category).map(([first, n]) => ({
        category: first.card.category,
        events: n,
      })),
    },
    degraded: true,
  };
}

function count<T>(things: T[], by: (thing: T) => string): [first: T, count: number][] {
  return [...Map.groupBy(things, by).values()]
    .map((same): [T, number] => [same[0] as T, same.length])
    .sort((a, b) => b[1] - a[1]);
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= most) {
    if (waiting.length >= mostWaiting) throw new AppError("BUSY", { detail: "search without typesense" });
    // The turn is handed over, not given back: `running` keeps counting it.
    await new Promise<void>((turn) => waiting.push(turn));
  } else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
