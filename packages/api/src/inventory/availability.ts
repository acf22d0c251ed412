import type { Context } from "../context.ts";
import { groupsOf } from "./groups-of.ts";
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
    free: groupsOf(ctx, terms, tier.code).reduce((sum, group) => sum + (free[group] ?? 0), 0),
  }));
}
