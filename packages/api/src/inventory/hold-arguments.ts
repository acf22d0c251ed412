import type { SalesChannel } from "@kaimu/db";
import type { SaleTerms } from "../catalogue/index.ts";

/** Which units a hold is asked for: some by number, the rest as `groups:count:way`; see best-seats.lua. */
export interface AskedUnits {
  count: number;
  units: number[];
  wants: string[];
}

/** What hold-named.lua and hold.lua take, in their order. What can be put together here costs Redis nothing. */
export function holdArguments(o: {
  id: string;
  accountId: string;
  channel: SalesChannel;
  clientKey: string;
  items: unknown;
  terms: SaleTerms;
  asked: AskedUnits;
}): (string | number)[] {
  const { terms, asked } = o;
  const { count, units, wants } = asked;
  const strict = terms.loneSeats === "refuse" ? 1 : 0;
  const open = terms.published && terms.status === "on_sale" ? 1 : 0;
  const simple = open && !strict && wants.length === 0 && count <= terms.perAccountLimit;
  const runs = simple ? runsOf(units) : [];
  return [
    terms.saleVersion,
    o.accountId,
    terms.saleOpensAt.getTime(),
    terms.saleClosesAt.getTime(),
    `${count}:0:0:`,
    `:0:${terms.holdSeconds * 1000}:0|${o.id}|${o.channel}|${o.clientKey}|${units.join(",")}|${JSON.stringify(o.items)}`,
    simple ? `${units.join(":2,")}:2` : "",
    terms.holdSeconds,
    `${terms.perAccountLimit}:${strict}:${open}:${count}`,
    runs.length / 2,
    ...runs,
    ...wants,
  ];
}

/** Neighbouring numbers as runs: first, length, first, length… */
function runsOf(units: readonly number[]): number[] {
  const runs: number[] = [];
  let last = Number.NaN;
  for (const unit of units.toSorted((a, b) => a - b)) {
    if (unit === last + 1) runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
    else runs.push(unit, 1);
    last = unit;
  }
  return runs;
}
