import type { Category } from "@kaimu/db";
import type { Fen } from "../platform/money.ts";

/** What the results are narrowed to. Days are local to the venue, as 2026-12-24, both ends included; prices too. */
export interface Filters {
  city?: string | undefined;
  category?: Category | undefined;
  from?: string | undefined;
  to?: string | undefined;
  minFen?: Fen | undefined;
  maxFen?: Fen | undefined;
}

const never = 99_991_231;
const priceless = 2_000_000_000;

/**
 * The filters as Typesense reads them, with events that are over left out. Days and prices are lists, so their bounds are asked
 * as one range: two comparisons could be met by two different days.
 */
export function filterBy(o: Filters, now: Date): string {
  return [
    `endsAt:>${now.getTime()}`,
    ...(o.city ? [`cities:=[\`${o.city.replaceAll("`", "")}\`]`] : []),
    ...(o.category ? [`category:=${o.category}`] : []),
    ...(o.from || o.to ? [`days:[${dayNumber(o.from) ?? 0}..${dayNumber(o.to) ?? never}]`] : []),
    ...(o.minFen !== undefined || o.maxFen !== undefined
      ? [`prices:[${o.minFen ?? 0}..${o.maxFen ?? priceless}]`]
      : []),
  ].join(" && ");
}

/** Whether an event passes the filters on days and prices; for rows that come from the database. */
export function passes(event: { days: number[]; pricesFen: Fen[] }, o: Filters): boolean {
  const [from, to] = [dayNumber(o.from) ?? 0, dayNumber(o.to) ?? never];
  const [min, max] = [o.minFen ?? 0, o.maxFen ?? priceless];
  return event.days.some((day) => day >= from && day <= to) && event.pricesFen.some((fen) => fen >= min && fen <= max);
}

function dayNumber(day: string | undefined): number | undefined {
  return day === undefined ? undefined : Number(day.replaceAll("-", ""));
}
