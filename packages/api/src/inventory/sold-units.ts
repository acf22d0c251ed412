import type { Context } from "../context.ts";

/** How many units of a performance are sold and were not given back. */
export function soldUnits(ctx: Pick<Context, "db">, performanceId: string): Promise<number> {
  return ctx.db.unitClaim.count({ where: { performanceId, state: "sold", freeAt: null } });
}
