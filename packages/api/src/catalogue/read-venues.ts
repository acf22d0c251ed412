import { type SeatMapLayout, tierColours } from "@kaimu/seatmap";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";

/** Venues that may be played in, by city and name: at most `limit` of those whose name or city has the words. */
export async function listVenues(ctx: Context, o: { query: string; limit: number }) {
  const contains = { contains: o.query };
  return ctx.db.venue.findMany({
    where: o.query ? { OR: [{ name: contains }, { nameEn: contains }, { city: contains }, { cityEn: contains }] } : {},
    select: { id: true, name: true, nameEn: true, city: true, cityEn: true, timeZone: true },
    orderBy: [{ city: "asc" }, { name: "asc" }],
    take: o.limit,
  });
}

/** The cities that have a venue, also those where nothing is played at the moment. */
export async function venueCities(ctx: Context): Promise<{ city: string; cityEn: string }[]> {
  const rows = await ctx.db.venue.groupBy({ by: ["city", "cityEn"], orderBy: { city: "asc" }, take: 500 });
  return rows.map(({ city, cityEn }) => ({ city, cityEn }));
}

/**
 * A venue's published seat maps, newest first, each with the sections' outlines and how many places they have; and the colours that
 * tiers will get, dearest first. Throws NOT_FOUND.
 */
export async function venueSeatMaps(ctx: Context, venueId: string) {
  const venue = await ctx.db.venue.findUnique({
    where: { id: venueId },
    include: { seatMaps: { where: { state: "published" }, orderBy: { version: "desc" }, take: 10 } },
  });
  if (!venue) throw new AppError("NOT_FOUND", { detail: `venue ${venueId}` });
  return { tierColours, seatMaps: venue.seatMaps.map(toPlan) };
}

/** What pricing needs of a layout: a stadium's seats would be megabytes. */
function toPlan(row: { id: string; version: number; layout: unknown }) {
  const layout = row.layout as SeatMapLayout;
  const sections = layout.sections.map(({ key, name, nameEn, outline, rows, standing }) => ({
    ...{ key, name, nameEn, outline },
    places: rows.reduce((sum, { x }) => sum + x.length, 0) + (standing?.places ?? 0),
  }));
  const { width, height, stage = [] } = layout;
  const places = sections.reduce((sum, section) => sum + section.places, 0);
  return { id: row.id, version: row.version, width, height, stage, sections, places };
}
