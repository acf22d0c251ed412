import type { Context } from "../context.ts";
import { inventoryRepairs } from "../platform/metrics.ts";
import { showClaims } from "./claim.ts";
import { lostHolds } from "./lost-holds.ts";
import { rebuild } from "./rebuild.ts";
import { unitKey } from "./unit-script.ts";
import { onUnitState, releaseDueScript } from "./unit-scripts.ts";

/**
 * Compares a performance's claims in MySQL with its taken units in Redis and puts Redis right; returns the number of repairs. Where
 * holds were lost Redis is loaded anew, and the living ones stay. Redis is read first: a claim that it shows and MySQL no longer has is
 * over, since a claim reaches Redis only after its commit.
 */
export async function reconcile(ctx: Context, performanceId: string): Promise<number> {
  await onUnitState(ctx, performanceId, releaseDueScript, []);
  let taken = await ctx.redis.hgetall(unitKey(performanceId, "taken"));
  const lost = await lostHolds(ctx, performanceId, taken);
  if (lost > 0) {
    ctx.log.warn({ performanceId, lost }, "holds are lost, loading from mysql");
    await rebuild(ctx, performanceId);
    taken = await ctx.redis.hgetall(unitKey(performanceId, "taken"));
  }
  const claims = await ctx.db.unitClaim.findMany({ where: { performanceId } });
  const wanted = new Map(claims.map((claim) => [claim.unit, claim]));
  let repairs = lost;

  for (const claim of claims) {
    const mode = claim.state === "sold" ? "sold" : "claimed";
    if (taken[claim.unit] === `${mode[0]}:${claim.orderId}:${claim.accountId}`) continue;
    if (await showUnit(ctx, performanceId, claim.unit)) repairs += 1;
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

/** Tells Redis whose these units are, after the database has refused them to somebody whom Redis had let in. */
export async function showUnits(ctx: Context, o: { performanceId: string; units: number[] }): Promise<void> {
  for (const unit of o.units) await showUnit(ctx, o.performanceId, unit);
}

/** Sets one unit's claim in Redis as MySQL has it at this moment; false when it has none (any more). */
async function showUnit(ctx: Context, performanceId: string, unit: number): Promise<boolean> {
  const claim = await ctx.db.unitClaim.findUnique({ where: { performanceId_unit: { performanceId, unit } } });
  if (!claim) return false;
  const { orderId, accountId } = claim;
  await showClaims(ctx, claim.state, { performanceId, orderId, accountId, units: [unit] });
  ctx.log.warn({ performanceId, unit, orderId, mode: claim.state }, "inventory repaired");
  return true;
}
