import type { SaleTerms } from "../catalogue/index.ts";

/** Sale version, plan version and the terms that a hold is decided by, in the order in which load.lua and set-terms.lua take them. */
export function settingsOf(terms: SaleTerms): number[] {
  return [
    terms.saleVersion,
    terms.plan.version,
    terms.published && terms.status === "on_sale" ? 1 : 0,
    terms.saleOpensAt.getTime(),
    terms.saleClosesAt.getTime(),
    terms.perAccountLimit,
    terms.holdSeconds * 1000,
    terms.loneSeats === "refuse" ? 1 : 0,
  ];
}
