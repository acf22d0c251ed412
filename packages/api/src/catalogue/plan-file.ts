import { type TierRun, tierRuns } from "@kaimu/seatmap";
import type { Context } from "../context.ts";
import type { Fen } from "../platform/money.ts";
import { blockedGroup } from "./plan.ts";
import { readPlan } from "./sale-terms.ts";

/** What a page needs to draw a plan: immutable, so it is loaded once. */
export interface PlanFile {
  version: number;
  unitCount: number;
  tiers: { id: string; code: string; name: string; nameEn: string; priceFen: Fen; colour: string }[];
  runs: TierRun[];
}

/** One version of a performance's plan with its tiers. Throws NOT_FOUND. */
export async function planFile(ctx: Context, o: { performanceId: string; version: number }): Promise<PlanFile> {
  const plan = await readPlan(ctx, o.performanceId, o.version);
  const tiers = await ctx.db.priceTier.findMany({
    where: { performanceId: o.performanceId },
    orderBy: { position: "asc" },
    select: { id: true, code: true, name: true, nameEn: true, priceFen: true, colour: true },
  });
  const place = new Map(tiers.map((tier, index) => [tier.code, index]));
  const tierOfGroup = plan.groups.map((group) => place.get(group.tier) ?? -1);
  const tierOfUnit = Int16Array.from(plan.groupOf, (group) =>
    group === blockedGroup ? -1 : (tierOfGroup[group] ?? -1),
  );
  return { version: plan.version, unitCount: plan.unitCount, tiers, runs: tierRuns(tierOfUnit) };
}
