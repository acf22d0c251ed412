import type { Context } from "../context.ts";
import { claimsOfOrder } from "./claims-of.ts";
import { rebuild } from "./rebuild.ts";
import { onUnitState, setClaimsScript } from "./unit-scripts.ts";

/** The units of one order, as Redis is to be told of them: the hold's fencing number says whose they are. */
export interface ClaimedUnits {
  performanceId: string;
  accountId: string;
  fence: bigint | number;
  units: readonly number[];
}

/**
 * Tells Redis what the database has decided, after the commit: the hold becomes a claim, a claim is sold, or its units are free.
 * Best effort: should it fail, the reconciler does it, and MySQL refuses whoever is let in meanwhile.
 */
export async function showClaims(ctx: Context, mode: "claimed" | "sold" | "free", o: ClaimedUnits): Promise<void> {
  if (o.units.length === 0) return;
  try {
    const [, , unknown] = await onUnitState(ctx, o.performanceId, setClaimsScript, [
      ...[mode, o.fence.toString(), o.accountId, o.units.join(",")],
    ]);
    // Somebody had a unit whose account only MySQL knows: the accounts are counted anew.
    if (unknown !== "0") await rebuild(ctx, o.performanceId);
  } catch (error) {
    ctx.log.warn(
      { err: error, performanceId: o.performanceId, mode },
      "redis not told of claims, left to the reconciler",
    );
  }
}

/** Tells Redis of an order's claims as they stand in MySQL now. */
export async function showOrder(ctx: Context, orderId: string): Promise<void> {
  try {
    for (const { state, ...claimed } of await claimsOfOrder(ctx.db, orderId)) await showClaims(ctx, state, claimed);
  } catch (error) {
    ctx.log.warn({ err: error, orderId }, "redis not told of claims, left to the reconciler");
  }
}
