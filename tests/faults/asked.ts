import { parseArgs } from "node:util";
import type { Size } from "./size.ts";
import { full, money, short } from "./sizes.ts";

/** What the command line asks for. */
export type Asked =
  | { what: "run"; size: Size; seed: number }
  | { what: "drill"; mutant: string; seed: number }
  | { what: "mutants"; only: string[]; unpatched: boolean; seed: number };

/**
 * Reads `--short`, `--only money`, `--seed N`, `--orders N` (paid orders that must have been reached); `--mutants` with `--only a,b` and
 * `--unpatched`; and `--drill NAME`, the sale that is made for a mutant. Throws on anything else.
 */
export function askedFor(args: string[]): Asked {
  const { values } = parseArgs({
    args,
    options: {
      ...{ seed: { type: "string" }, orders: { type: "string" }, short: { type: "boolean", default: false } },
      ...{ mutants: { type: "boolean", default: false }, unpatched: { type: "boolean", default: false } },
      ...{ only: { type: "string" }, drill: { type: "string" } },
    },
  });
  const seed = values.seed ? wholeNumber("--seed", values.seed) : Math.floor(Math.random() * 1e9);
  if (values.drill) return { what: "drill", mutant: values.drill, seed };
  if (values.mutants)
    return { what: "mutants", only: values.only?.split(",") ?? [], unpatched: values.unpatched, seed };
  const orders = values.orders ? wholeNumber("--orders", values.orders) : undefined;
  if (values.only === "money") return { what: "run", size: aboutMoney(orders), seed };
  if (values.only) throw new Error(`there is no run about ${values.only} only; there is one about money`);
  return { what: "run", size: grown(values.short ? short : full, orders), seed };
}

/** More orders than there are units for: the hall grows, and each buyer's limit with it. */
function grown(size: Size, paidOrders = size.needs.paidOrders): Size {
  const needs = { ...size.needs, paidOrders };
  if (paidOrders <= size.needs.paidOrders) return { ...size, needs };
  const { rows, perRow } = size.seats;
  const seats = { rows: Math.max(rows, Math.ceil((2 * paidOrders) / perRow)), perRow };
  const perAccountLimit = Math.max(size.perAccountLimit, Math.ceil((1.5 * seats.rows * perRow) / size.buyers));
  return { ...size, seats, perAccountLimit, needs };
}

/** As many orders as are wanted: times, kills and what must have been seen go with them. */
function aboutMoney(paidOrders = money.needs.paidOrders): Size {
  const share = paidOrders / money.needs.paidOrders;
  const part = (n: number, least = 1) => Math.max(least, Math.round(n * share));
  return {
    ...money,
    places: part(money.places, 300),
    buyers: Math.min(money.buyers, part(money.buyers, 60)),
    wild: part(money.wild, 45),
    end: part(money.end, 120),
    backOnSaleAfter: part(money.backOnSaleAfter ?? 0, 60),
    kills: share >= 1 ? money.kills : { worker: 2, gateway: 1, mariadb: 1 },
    ambushes: money.ambushes.map((one) => ({ ...one, times: share >= 1 ? one.times : 1 })),
    untilPaid: paidOrders,
    needs: {
      ...{ paidOrders, kills: share >= 1 ? money.needs.kills : 4 },
      ...{ badCallbacks: part(money.needs.badCallbacks), refunds: part(money.needs.refunds) },
    },
  };
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${name} must be a whole number, not ${text}`);
  return Number(text);
}
