import type { Context } from "../context.ts";
import { toPage } from "../platform/page.ts";
import { planRuns } from "./plan.ts";
import { unitsOfRuns } from "./plan-units.ts";

/** Which units of a performance are an agent's, those that are blocked left out. */
export interface AllocatedUnits {
  performanceId: string;
  unitCount: number;
  units: number[];
}

/** An agent's units by performance, of `limit` performances after `cursor`. */
export async function allocatedUnits(
  ctx: Pick<Context, "db">,
  o: { agentId: string; limit: number; cursor?: string | undefined },
): Promise<{ allocated: AllocatedUnits[]; next: string | null }> {
  const { agentId, cursor } = o;
  const rows = await ctx.db.performance.findMany({
    where: {
      pools: { some: { agentId } },
      ...(cursor ? { id: { lt: cursor } } : {}),
    },
    select: { id: true, planVersion: true, pools: { where: { agentId }, select: { code: true } } },
    orderBy: { id: "desc" },
    take: o.limit + 1,
  });
  const { page, next } = toPage(rows, o.limit);
  const allocated: AllocatedUnits[] = [];
  for (const { id: performanceId, planVersion: version, pools } of page) {
    const plan = await ctx.db.performancePlan.findUniqueOrThrow({
      where: { performanceId_version: { performanceId, version } },
      select: { runs: true, unitCount: true },
    });
    const codes = new Set(pools.map(({ code }) => code));
    const units = unitsOfRuns(planRuns.parse(plan.runs)).flatMap(({ pool, blocked }, unit) =>
      codes.has(pool) && blocked === undefined ? [unit] : [],
    );
    allocated.push({ performanceId, unitCount: plan.unitCount, units });
  }
  return { allocated, next };
}
