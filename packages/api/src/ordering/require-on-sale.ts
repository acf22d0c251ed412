import { type SaleTerms, type Seller, sellsTo } from "../catalogue/index.ts";
import { AppError } from "../platform/errors.ts";

/**
 * The right to be sold, which a hold's script has checked under the terms of its day: the performance is on sale, and each unit is in a pool
 * that the seller may sell from. Throws SALE_CLOSED, UNITS_TAKEN (facts.units), both with facts.performanceId.
 */
export function requireOnSale(seller: Seller, o: { terms: SaleTerms; units: number[] }): void {
  const { performanceId, plan, pools, published, status } = o.terms;
  if (!published || status !== "on_sale") throw new AppError("SALE_CLOSED", { facts: { performanceId } });
  const sold = new Set(pools.flatMap((pool) => (sellsTo(pool, seller) ? [pool.code] : [])));
  const units = o.units.filter((unit) => !sold.has(plan.groups[plan.groupOf[unit] ?? -1]?.pool ?? ""));
  if (units.length > 0)
    throw new AppError("UNITS_TAKEN", { facts: { units, performanceId }, detail: "no longer sold here" });
}
