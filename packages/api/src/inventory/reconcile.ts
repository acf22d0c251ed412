import type { Context } from "../context.ts";
import { inventoryRepairs } from "../platform/metrics.ts";
import { type ClaimRow, readClaims } from "./claims-of.ts";
import { readStock, type Stock } from "./read-stock.ts";
import { rebuild } from "./rebuild.ts";
import { showClaims } from "./show-claims.ts";
import type { UnitBytes } from "./unit-bytes.ts";

/**
 * Compares a performance's claims in MySQL with its units in Redis and puts Redis right; returns the number of repairs. Where Redis does
 * not agree with itself (a hold is lost, an account is counted wrong) it is loaded anew, and the living holds stay. Redis is read first: a
 * claim that it shows and MySQL no longer has is over, since a claim reaches Redis only after its commit.
 */
export async function reconcile(ctx: Context, performanceId: string): Promise<number> {
  let stock = await readStock(ctx, performanceId);
  let claims = await readClaims(ctx.db, performanceId);
  let repairs = 0;
  if (isTorn(stock)) {
    ctx.log.warn({ performanceId }, "unit state has lost a piece, loading from mysql");
    await rebuild(ctx, performanceId);
    repairs += 1;
    stock = await readStock(ctx, performanceId);
    claims = await readClaims(ctx.db, performanceId);
  }
  const { units } = stock;
  const claimed = new Map(claims.map((claim) => [claim.unit, claim]));
  for (const claim of claims) {
    if (isShown(units, claim)) continue;
    if (await showUnit(ctx, performanceId, claim.unit)) repairs += 1;
  }
  for (let unit = 0; unit < units.count; unit++) {
    if (units.state(unit) < 2 || units.isBlocked(unit) || claimed.has(unit)) continue;
    const fence = units.owner(unit);
    // Whose it was is not known any more: the accounts are counted anew below.
    await showClaims(ctx, "free", { performanceId, accountId: "", fence, units: [unit] });
    repairs += 1;
    ctx.log.warn({ performanceId, unit, fence, mode: "free" }, "inventory repaired");
  }
  if (repairs > 0 && !agrees(await readStock(ctx, performanceId), await readClaims(ctx.db, performanceId)))
    await rebuild(ctx, performanceId);
  inventoryRepairs.inc(repairs);
  return repairs;
}

/** Units of a hold that is not there, or a hold that no deadline ends: nothing would ever let them go. */
function isTorn({ units, holds }: Stock): boolean {
  const fences = new Set([...holds.values()].map(({ fence }) => fence));
  for (let unit = 0; unit < units.count; unit++)
    if (units.state(unit) === 1 && !fences.has(units.owner(unit))) return true;
  return [...holds.values()].some(({ ends }) => !ends);
}

/** Whether each account is counted as what it holds and owns. */
function agrees({ units, holds, owned }: Stock, claims: ClaimRow[]): boolean {
  const counted = new Map<string, number>();
  const count = (account: string, n: number) => n > 0 && counted.set(account, (counted.get(account) ?? 0) + n);
  for (const { accountId } of claims) count(accountId, 1);
  for (const [accountId, hold] of holds)
    count(accountId, hold.units.filter((unit) => units.state(unit) === 1 && units.owner(unit) === hold.fence).length);
  return owned.size === counted.size && [...owned].every(([account, n]) => counted.get(account) === n);
}

function isShown(units: UnitBytes, { unit, state, fence }: ClaimRow): boolean {
  return units.state(unit) === (state === "sold" ? 3 : 2) && units.owner(unit) === fence;
}

/** Tells Redis whose these units are, after the database has refused them to somebody whom Redis had let in. */
export async function showUnits(ctx: Context, o: { performanceId: string; units: readonly number[] }): Promise<void> {
  for (const unit of o.units) await showUnit(ctx, o.performanceId, unit);
}

/** Sets one unit's claim in Redis as MySQL has it at this moment; false when it has none (any more). */
async function showUnit(ctx: Context, performanceId: string, unit: number): Promise<boolean> {
  const claim = await ctx.db.unitClaim.findUnique({ where: { performanceId_unit: { performanceId, unit } } });
  if (!claim) return false;
  const { accountId, fence } = claim;
  await showClaims(ctx, claim.state, { performanceId, accountId, fence, units: [unit] });
  ctx.log.warn({ performanceId, unit, orderId: claim.orderId, mode: claim.state }, "inventory repaired");
  return true;
}
