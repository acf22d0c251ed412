import type { Context } from "../context.ts";
import { freeByGroup } from "./unit-states.ts";

/** Free units of one tier that the caller's channel may buy. */
export interface TierAvailability {
  tierId: string;
  free: number;
}

/** How many units of each tier are free now for the caller's channel. */
export async function availability(ctx: Context, performanceId: string): Promise<TierAvailability[]> {
  const { terms, free } = await freeByGroup(ctx, performanceId);
  return terms.tiers.map((tier) => ({
    tierId: tier.id,
    free: terms.plan.groups.reduce((sum, group, index) => {
      const open = terms.pools.find((pool) => pool.code === group.pool)?.channels.includes(ctx.channel);
      return group.tier === tier.code && open ? sum + (free[index] ?? 0) : sum;
    }, 0),
  }));
}
