import { type SaleTerms, type Seller, sellsTo } from "../catalogue/index.ts";

/** The groups of a tier that a seller may draw from, by their number in the plan. */
export function groupsOf(seller: Seller, { plan, pools }: SaleTerms, tierCode: string): number[] {
  return plan.groups.flatMap((group, index) => {
    const pool = pools.find((one) => one.code === group.pool);
    return group.tier === tierCode && pool && sellsTo(pool, seller) ? [index] : [];
  });
}
