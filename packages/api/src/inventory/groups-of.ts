import type { SaleTerms } from "../catalogue/index.ts";
import type { Context } from "../context.ts";

/** The groups of a tier that the caller's channel may draw from, by their number in the plan. */
export function groupsOf(ctx: Pick<Context, "channel">, { plan, pools }: SaleTerms, tierCode: string): number[] {
  return plan.groups.flatMap((group, index) => {
    const pool = pools.find((one) => one.code === group.pool);
    return group.tier === tierCode && pool?.channels.includes(ctx.channel) ? [index] : [];
  });
}
