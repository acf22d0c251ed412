import type { Context } from "../context.ts";
import { inventoryRepairs } from "../platform/metrics.ts";
import { showClaims } from "./claim.ts";
import { onUnitState, releaseDueScript } from "./unit-scripts.ts";

/**
 * Compares a performance's claims in MySQL with its taken units in Redis and puts Redis right; returns the number of repairs.
 * Redis is read first: a claim that it shows and MySQL no longer has is over, since a claim reaches Redis only after its commit.
 */
export async function reconcile(ctx: Context, performanceId: string): Promise<number> {
  await onUnitState(ctx, performanceId, releaseDueScript, []);
  const taken = await ctx.redis.hgetall(`inv:{${performanceId}}:taken`);
  const claims = await ctx.db.unitClaim.findMany({ where: { performanceId } });
  const wanted = new Map(claims.map((claim) => [claim.unit, claim]));
  let repairs = 0;

  for (const claim of claims) {
    const mode = claim.state === "sold" ? "sold" : "claimed";
    if (taken[claim.unit] === `${mode[0]}:${claim.orderId}:${claim.accountId}`) continue;
    // Read again: the order may have ended since, and a claim set now would stay until the next round.
    const still = await ctx.db.unitClaim.findUnique({
      where: { performanceId_unit: { performanceId, unit: claim.unit } },
    });
    if (still?.orderId !== claim.orderId) continue;
    await showClaims(ctx, mode, {
      performanceId,
      orderId: claim.orderId,
      accountId: claim.accountId,
      units: [claim.unit],
    });
    repairs += 1;
    ctx.log.warn(
      { performanceId, unit: claim.unit, orderId: claim.orderId, found: taken[claim.unit] ?? "free", mode },
      "inventory repaired",
    );
  }

  for (const [unit, state] of Object.entries(taken)) {
    const [kind, orderId, accountId] = state.split(":");
    if (kind === "h" || !orderId || !accountId || wanted.get(Number(unit))?.orderId === orderId) continue;
    await showClaims(ctx, "free", { performanceId, orderId, accountId, units: [Number(unit)] });
    repairs += 1;
    ctx.log.warn({ performanceId, unit: Number(unit), orderId, found: state, mode: "free" }, "inventory repaired");
  }
  inventoryRepairs.inc(repairs);
  return repairs;
}
