import { type Category, categories } from "../shows/categories.ts";

/** What somebody looks for, as the address of a page says it. Days are 2026-12-24, prices whole yuan. */
export interface Asked {
  q: string;
  city: string | undefined;
  category: Category | undefined;
  from: string | undefined;
  to: string | undefined;
  min: number | undefined;
  max: number | undefined;
  sort: Sort;
  page: number;
}

export type Sort = "relevance" | "date" | "price";
export const sorts: readonly Sort[] = ["relevance", "date", "price"];

/** Reads an address; what is not understood counts as not said, and bounds the wrong way round are turned. */
export function readAsked(query: Record<string, string | string[] | undefined>): Asked {
  const text = (name: string) => {
    const value = query[name];
    return typeof value === "string" ? value.trim() : "";
  };
  const [from, to] = inOrder(day(text("from")), day(text("to")));
  const [min, max] = inOrder(yuan(text("min")), yuan(text("max")));
  return {
    q: cut(text("q"), 60),
    city: cut(text("city"), 40) || undefined,
    category: categories.find((one) => one === text("category")),
    ...{ from, to, min, max },
    sort: sorts.find((one) => one === text("sort")) ?? "relevance",
    page: Math.min(200, Math.max(1, Number.parseInt(text("page"), 10) || 1)),
  };
}

/** The address that asks this, under a page's path; what is not said stays away, and so does the first page. */
export function askedAddress(asked: Partial<Asked>, path = "/search"): string {
  const { q, city, category, from, to, min, max, sort, page } = asked;
  const said = {
    q,
    city,
    category,
    from,
    to,
    min,
    max,
    sort: sort === "relevance" ? "" : sort,
    page: page === 1 ? "" : page,
  };
  const given = Object.entries(said).filter(([, value]) => value !== undefined && value !== "");
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return query.size > 0 ? `${path}?${query}` : path;
}

/** The first characters of a text, none of them cut in two, that are no longer than search takes. */
function cut(text: string, length: number): string {
  const chars = [...text.slice(0, length + 1)];
  while (chars.join("").length > length) chars.pop();
  return chars.join("");
}

function day(text: string): string | undefined {
  const real = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  return real && new Date(text).toISOString().startsWith(text) ? text : undefined;
}

function yuan(text: string): number | undefined {
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

function inOrder<T extends string | number>(low: T | undefined, high: T | undefined): [T | undefined, T | undefined] {
  return low !== undefined && high !== undefined && low > high ? [high, low] : [low, high];
}
