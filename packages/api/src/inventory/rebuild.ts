import { blockedGroup, layoutOf, type SaleTerms, saleTerms } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { inventoryRebuilds } from "../platform/metrics.ts";
import { type ClaimRow, readClaims } from "./claims-of.ts";
import { movedUnits } from "./moved-units.ts";
import { seatBlocks } from "./seat-blocks.ts";
import { unitBytes, unitBytesEach, writeUnit } from "./unit-bytes.ts";
import { unitKey } from "./unit-keys.ts";
import { unitScript } from "./unit-script.ts";

export const loadScript = unitScript("load", ["tell-claims"]);

/** Rebuilds under way in this process: whoever needs the same one waits for it. */
const underWay = new Map<string, Promise<void>>();

/** One process rebuilds a performance; should it die, another may after this long. */
const lockMs = 10_000;

/**
 * Puts a performance's unit state in Redis from what MySQL knows: plan, claims, sale window. Used ahead of a sale, after a change
 * of plan or window, and whenever Redis has lost its memory. Throws INVENTORY_REBUILDING while another process does it.
 * A claim committed between the read here and the write there is told to Redis by its own order: after the write, or before it, and then
 * the write does it once more.
 */
export function rebuild(ctx: Context, performanceId: string): Promise<void> {
  const running =
    underWay.get(performanceId) ?? rebuildAlone(ctx, performanceId).finally(() => underWay.delete(performanceId));
  underWay.set(performanceId, running);
  return running;
}

async function rebuildAlone(ctx: Context, performanceId: string): Promise<void> {
  const lock = unitKey(performanceId, "rebuilding");
  if ((await ctx.redis.set(lock, "1", "PX", lockMs, "NX")) !== "OK") throw new AppError("INVENTORY_REBUILDING");
  try {
    await ctx.redis.del(unitKey(performanceId, "told"));
    const terms = await saleTerms(ctx, performanceId);
    const claims = await readClaims(ctx.db, performanceId);
    const layout = terms.seatMapId ? await layoutOf(ctx, terms.seatMapId) : null;
    const units = unitsOf(terms, claims);
    const read = unitBytes(units);
    const { places, blocks, room } = seatBlocks(terms.plan, layout, (unit) => read.state(unit) === 0);
    const [, kept] = await loadScript.run(ctx, performanceId, [
      ...[terms.saleVersion, terms.plan.version, terms.plan.unitCount, terms.plan.groups.length],
      ...[claims.reduce((most, claim) => Math.max(most, claim.fence), 0), units, places],
      JSON.stringify([...unitsByAccount(claims)].flat()),
      ...blocks.flatMap((bytes, group) => [bytes, room[group] ?? ""]),
      await movedUnits(ctx, terms),
    ]);
    inventoryRebuilds.inc();
    ctx.log.info({ performanceId, claims: claims.length, holdsKept: Number(kept) }, "inventory loaded from mysql");
  } finally {
    await ctx.redis.del(lock);
  }
}

function unitsOf({ plan }: SaleTerms, claims: ClaimRow[]): Buffer {
  const units = Buffer.alloc(plan.unitCount * unitBytesEach);
  plan.groupOf.forEach((group, unit) => {
    if (group === blockedGroup) writeUnit(units, unit, 3, 0);
  });
  for (const { unit, state, fence } of claims) writeUnit(units, unit, state === "sold" ? 3 : 2, fence);
  return units;
}

function unitsByAccount(claims: ClaimRow[]): Map<string, number> {
  const owned = new Map<string, number>();
  for (const { accountId } of claims) owned.set(accountId, (owned.get(accountId) ?? 0) + 1);
  return owned;
}
