import { placesOf, type SeatMapLayout } from "@kaimu/seatmap";
import { AppError } from "../platform/errors.ts";
import type { PerformanceDraft } from "./performance-draft.ts";
import type { PlanRun } from "./plan.ts";

/**
 * The units of a draft. General admission: each tier's places, one after the other. Seated: every seat of the layout in its order,
 * then the standing places, each under its section's tier; sections without a tier are there but not for sale. Pure.
 * Throws BAD_INPUT (facts.section) for a section that the layout does not have.
 */
export function draftPlan(tiers: PerformanceDraft["tiers"], layout: SeatMapLayout | null): PlanRun[] {
  if (!layout) return tiers.map((tier) => ({ units: tier.places ?? 0, tier: tier.code, pool: "public" }));
  const tierOf = new Map(tiers.flatMap((tier) => (tier.sections ?? []).map((key) => [key, tier.code])));
  const known = new Set(layout.sections.map((section) => section.key));
  for (const key of tierOf.keys()) if (!known.has(key)) throw new AppError("BAD_INPUT", { facts: { section: key } });

  const unsold = { tier: tiers[0]?.code ?? "", pool: "public", blocked: "not for sale" };
  const termsOf = (key: string) => {
    const tier = tierOf.get(key);
    return tier === undefined ? unsold : { tier, pool: "public" };
  };
  let from = 0;
  const seats = layout.sections.flatMap((section): PlanRun[] => {
    const units = section.rows.reduce((sum, row) => sum + row.x.length, 0);
    if (units === 0) return [];
    const run = { units, ...termsOf(section.key), seats: { from } };
    from += units;
    return [run];
  });
  const standing = placesOf(layout).map(({ section, places }): PlanRun => ({ units: places, ...termsOf(section.key) }));
  return [...seats, ...standing];
}

/** How many of the units are for sale. */
export function placesForSale(runs: PlanRun[]): number {
  return runs.reduce((sum, run) => sum + (run.blocked === undefined ? run.units : 0), 0);
}
