import type { Category, Prisma } from "@kaimu/db";
import type { Context } from "../context.ts";
import { withPerformances } from "./read-events.ts";
import { type SearchableEvent, toSearchable } from "./read-for-search.ts";

/** Rows that one such question may read: it cannot use an index, and the database has other work. */
const most = 100;

/**
 * Published events that are not over and have every term in their title, venue or city, at most 100 of them, soonest first. A
 * plain LIKE, for when the search engine is away: terms must be letters and digits only. Throws what the database throws.
 */
export async function findInTitles(
  ctx: Pick<Context, "db" | "clock">,
  o: { terms: string[]; city?: string | undefined; category?: Category | undefined },
): Promise<SearchableEvent[]> {
  const now = ctx.clock.now();
  const rows = await ctx.db.event.findMany({
    where: {
      state: "published",
      ...(o.category ? { category: o.category } : {}),
      performances: {
        some: {
          status: { notIn: ["draft", "cancelled"] },
          endsAt: { gt: now },
          ...(o.city ? { venue: { city: o.city } } : {}),
        },
      },
      AND: o.terms.map(hasTerm),
    },
    include: withPerformances,
    orderBy: [{ publishedAt: "desc" }, { id: "asc" }],
    take: most,
  });
  return rows
    .flatMap((row) => toSearchable(row) ?? [])
    .sort((a, b) => a.card.firstStartsAt.getTime() - b.card.firstStartsAt.getTime());
}

function hasTerm(term: string): Prisma.EventWhereInput {
  const contains = { contains: term };
  const venue = { OR: [{ name: contains }, { nameEn: contains }, { city: contains }, { cityEn: contains }] };
  return {
    OR: [{ title: contains }, { titleEn: contains }, { performances: { some: { status: { not: "draft" }, venue } } }],
  };
}
