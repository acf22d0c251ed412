import type { Category } from "@kaimu/db";
import type { Context } from "../context.ts";
import { ask, everywhere } from "./ask.ts";
import { cardOf } from "./document.ts";
import { type Filters, filterBy } from "./filters.ts";
import { findInDatabase } from "./find-in-database.ts";
import { type FoundEvent, withHighlight } from "./found-event.ts";
import { termsOf } from "./terms.ts";

export interface Find extends Filters {
  query: string;
  /** `relevance` is the soonest first where nothing was typed. */
  sort: "relevance" | "date" | "price";
  /** From 1. */
  page: number;
  pageSize: number;
}

export interface Found {
  total: number;
  page: number;
  pageSize: number;
  events: FoundEvent[];
  /** How many events there are under each value, with all filters but that one. */
  facets: {
    cities: { city: string; cityEn: string; events: number }[];
    categories: { category: Category; events: number }[];
  };
  /** Typesense is away: at most 100 events whose title, venue or city has the words as they were typed. */
  degraded: boolean;
}

const order = { relevance: "_text_match:desc,startsAt:asc", date: "startsAt:asc", price: "fromFen:asc,startsAt:asc" };

/** Events that are published, not over, and have what was typed in title, city, venue or kind. Never fails for Typesense. */
export async function find(ctx: Context, o: Find): Promise<Found> {
  const terms = termsOf(o.query);
  const now = ctx.clock.now();
  const facet = (of: string, without: Filters) => ({
    where: everywhere,
    filter_by: filterBy(without, now),
    facet_by: of,
    max_facet_values: 100,
    per_page: 0,
  });
  const answers = await ask(ctx.search, terms, [
    {
      where: everywhere,
      filter_by: filterBy(o, now),
      sort_by: terms.length === 0 && o.sort === "relevance" ? order.date : order[o.sort],
      page: o.page,
      per_page: o.pageSize,
      include_fields: "id,card",
    },
    facet("cityNames", { ...o, city: undefined }),
    facet("category", { ...o, category: undefined }),
  ]);
  if (!answers) return findInDatabase(ctx, terms, o);

  const [main, cities, categories] = answers;
  const counts = (answer: typeof cities) => answer?.facet_counts?.[0]?.counts ?? [];
  return {
    total: main?.found ?? 0,
    page: o.page,
    pageSize: o.pageSize,
    events: (main?.hits ?? []).map(({ document }) => withHighlight(cardOf(document), terms)),
    facets: {
      cities: counts(cities).map(({ value, count }) => {
        const [city = "", cityEn = ""] = value.split("|");
        return { city, cityEn, events: count };
      }),
      categories: counts(categories).map(({ value, count }) => ({ category: value as Category, events: count })),
    },
    degraded: false,
  };
}
