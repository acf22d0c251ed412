import type { SeatMapLayout } from "@kaimu/seatmap";
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

/** A venue's published seat maps, newest first, each with its sections and how many places they have. Throws NOT_FOUND. */
export async function venueSeatMaps(ctx: Context, venueId: string) {
  const venue = await ctx.db.venue.findUnique({
    where: { id: venueId },
    include: { seatMaps: { where: { state: "published" }, orderBy: { version: "desc" }, take: 10 } },
  });
  if (!venue) throw new AppError("NOT_FOUND", { detail: `venue ${venueId}` });
  return venue.seatMaps.map(({ id, version, layout }) => {
    const sections = (layout as unknown as SeatMapLayout).sections.map(({ key, name, nameEn, rows, standing }) => ({
      ...{ key, name, nameEn },
      places: rows.reduce((sum, row) => sum + row.x.length, 0) + (standing?.places ?? 0),
    }));
    return { id, version, sections, places: sections.reduce((sum, section) => sum + section.places, 0) };
  });
}
