import type { Context } from "../context.ts";
import type { Fen } from "../platform/money.ts";
import { type EventCard, toCard, withPerformances } from "./read-events.ts";

/** What a search engine is told of an event: its card, and over all its performances what people filter by. */
export interface SearchableEvent {
  card: EventCard;
  places: { city: string; cityEn: string; venue: string; venueEn: string }[];
  /** Local days of the performances in their venues' zones, as 20261224. */
  days: number[];
  pricesFen: Fen[];
  /** When the last performance is over. */
  endsAt: Date;
  saleOpensAt: Date;
  saleClosesAt: Date;
}

/**
 * The events among `eventIds` that people may find, as they are now: published, with a performance that takes place. The others
 * are left out. Read from the primary: an index must never learn an older state than the one it was told about.
 */
export async function eventsForIndex(ctx: Pick<Context, "db">, eventIds: string[]): Promise<SearchableEvent[]> {
  const rows = await ctx.db.event.findMany({
    where: { id: { in: eventIds }, state: "published" },
    include: withPerformances,
  });
  return rows.flatMap((row) => toSearchable(row) ?? []);
}

/** Ids of published events in the order of their ids, `limit` of them after `after`; the way through all of them. */
export async function publishedEventIds(
  ctx: Pick<Context, "db">,
  o: { limit: number; after?: string | undefined },
): Promise<string[]> {
  const rows = await ctx.db.event.findMany({
    where: { state: "published", ...(o.after ? { id: { gt: o.after } } : {}) },
    select: { id: true },
    orderBy: { id: "asc" },
    take: o.limit,
  });
  return rows.map((row) => row.id);
}

type CardRow = Parameters<typeof toCard>[0];
type PerformanceRow = CardRow["performances"][number] & { status: string; endsAt: Date; saleClosesAt: Date };
type Row = Omit<CardRow, "performances"> & { performances: PerformanceRow[] };

/** The event for the index; undefined when nothing of it takes place. */
export function toSearchable(row: Row): SearchableEvent | undefined {
  const performances = row.performances.filter((one) => one.status !== "cancelled" && one.tiers.length > 0);
  if (performances.length === 0) return undefined;
  const times = (of: (one: PerformanceRow) => Date) => performances.map((one) => of(one).getTime());
  return {
    card: toCard({ ...row, performances }),
    places: performances.map(({ venue }) => ({
      city: venue.city,
      cityEn: venue.cityEn,
      venue: venue.name,
      venueEn: venue.nameEn,
    })),
    days: [...new Set(performances.map((one) => localDay(one.startsAt, one.timeZone)))],
    pricesFen: [...new Set(performances.flatMap((one) => one.tiers.map((tier) => tier.priceFen)))].sort(
      (a, b) => a - b,
    ),
    endsAt: new Date(Math.max(...times((one) => one.endsAt))),
    saleOpensAt: new Date(Math.min(...times((one) => one.saleOpensAt))),
    saleClosesAt: new Date(Math.max(...times((one) => one.saleClosesAt))),
  };
}

function localDay(at: Date, timeZone: string): number {
  return Number(at.toLocaleDateString("sv-SE", { timeZone }).replaceAll("-", ""));
}
