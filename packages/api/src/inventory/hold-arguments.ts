import type { SalesChannel } from "@kaimu/db";
import type { SaleTerms } from "../catalogue/index.ts";
import { unitBytesEach } from "./unit-bytes.ts";

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
  const closedUntil = secondsOf(Math.ceil(terms.saleOpensAt.getTime() / 1000) - 1);
  const openUntil = secondsOf(Math.floor(terms.saleClosesAt.getTime() / 1000) - 1);
  return [
    terms.saleVersion,
    o.accountId,
    `${closedUntil}:${openUntil}:${terms.holdSeconds}:${terms.perAccountLimit}:${strict}:${open}:${count}`,
    `${count}:0:0:`,
    `:0:${terms.holdSeconds * 1000}:0|${o.id}|${o.channel}|${o.clientKey}|${units.join(",")}|${JSON.stringify(o.items)}`,
    simple ? `${units.join(":2,")}:2` : "",
    runs.length / 2,
    ...runs,
    ...wants,
  ];
}

/** Seconds as Redis tells them, so that they compare as text. */
const secondsOf = (seconds: number) => String(Math.max(0, seconds)).padStart(10, "0");

/** Neighbouring units as runs of bytes: first, last, first, last… */
function runsOf(units: readonly number[]): number[] {
  const runs: number[] = [];
  for (const unit of units.toSorted((a, b) => a - b)) {
    const first = unit * unitBytesEach;
    if (runs.at(-1) === first - 1) runs.pop();
    else runs.push(first);
    runs.push(first + unitBytesEach - 1);
  }
  return runs;
}
