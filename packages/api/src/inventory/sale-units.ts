import { blockedGroup, saleTerms } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { unitBytes } from "./unit-bytes.ts";
import { bytesOfUnitState, readUnitsScript } from "./unit-scripts.ts";

/** A performance's units by state, as Redis sells them and as MySQL has claimed them. */
export interface SaleUnits {
  units: number;
  /** Not for sale by the plan. */
  blocked: number;
  /** Undefined where Redis does not answer, or the performance is not in it. */
  redis?: { free: number; held: number; claimed: number; sold: number };
  claims: { claimed: number; sold: number };
}

/** Counts both stores now. They are asked one after the other: during a rush they may differ by what happened in between. */
export async function saleUnits(ctx: Context, performanceId: string): Promise<SaleUnits> {
  const terms = await saleTerms(ctx, performanceId);
  const selling = terms.published && (terms.status === "on_sale" || terms.status === "paused");
  const redis = selling ? await countInRedis(ctx, performanceId) : undefined;
  const rows = await ctx.db.unitClaim.groupBy({ by: ["state"], where: { performanceId }, _count: true });
  const count = (state: "claimed" | "sold") => rows.find((row) => row.state === state)?._count ?? 0;
  return {
    units: terms.plan.unitCount,
    blocked: terms.plan.groupOf.reduce((sum, group) => sum + (group === blockedGroup ? 1 : 0), 0),
    ...(redis ? { redis } : {}),
    claims: { claimed: count("claimed"), sold: count("sold") },
  };
}

async function countInRedis(ctx: Context, performanceId: string): Promise<SaleUnits["redis"]> {
  try {
    const [, , , , bytes] = await bytesOfUnitState(ctx, performanceId, readUnitsScript, []);
    const units = unitBytes(bytes as Buffer);
    const count = [0, 0, 0, 0];
    for (let unit = 0; unit < units.count; unit++)
      if (!units.isBlocked(unit)) count[units.state(unit)] = (count[units.state(unit)] ?? 0) + 1;
    const [free = 0, held = 0, claimed = 0, sold = 0] = count;
    return { free, held, claimed, sold };
  } catch (error) {
    ctx.log.warn({ err: error, performanceId }, "units not counted in redis");
    return undefined;
  }
}
