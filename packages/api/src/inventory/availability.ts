import { saleTerms } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { onUnitState, releaseDueScript } from "./unit-scripts.ts";

/** Free units of one tier that the caller's channel may buy. */
export interface TierAvailability {
  tierId: string;
  free: number;
}

/** How many units of each tier are free now for the caller's channel. Overdue holds are let go on the way. */
export async function availability(ctx: Context, performanceId: string): Promise<TierAvailability[]> {
  const terms = await saleTerms(ctx, performanceId);
  const [, , ...counts] = await onUnitState(ctx, performanceId, releaseDueScript, []);
  return terms.tiers.map((tier) => ({
    tierId: tier.id,
    free: terms.plan.groups.reduce((sum, group, index) => {
      const open = terms.pools.find((pool) => pool.code === group.pool)?.channels.includes(ctx.channel);
      return group.tier === tier.code && open ? sum + Number(counts[index] ?? 0) : sum;
    }, 0),
  }));
}
