import type { SalesChannel, Transaction } from "@kaimu/db";
import { isDuplicate } from "@kaimu/db";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { onUnitState, setClaimsScript } from "./unit-scripts.ts";

/** The units of one order, as the database or Redis is to be told of them. */
export interface ClaimedUnits {
  performanceId: string;
  orderId: string;
  accountId: string;
  units: number[];
}

/**
 * Writes the claims inside the order's transaction. This insert, not Redis, is what makes a second owner impossible:
 * its primary key is (performance, unit). Throws UNITS_TAKEN, and the order's transaction goes with it.
 */
export async function claim(
  tx: Transaction,
  o: {
    performanceId: string;
    orderId: string;
    accountId: string;
    channel: SalesChannel;
    fence: bigint;
    lines: { unit: number; orderLineId: string }[];
  },
): Promise<void> {
  try {
    await tx.unitClaim.createMany({
      data: o.lines.map((line) => ({
        performanceId: o.performanceId,
        unit: line.unit,
        orderId: o.orderId,
        orderLineId: line.orderLineId,
        accountId: o.accountId,
        fence: o.fence,
        channel: o.channel,
      })),
    });
  } catch (error) {
    if (isDuplicate(error)) throw new AppError("UNITS_TAKEN", { detail: `order ${o.orderId}`, cause: error });
    throw error;
  }
}

/** Claims of a paid order become sold, inside the payment's transaction. Returns how many. */
export async function markSold(tx: Transaction, orderId: string): Promise<number> {
  const { count } = await tx.unitClaim.updateMany({ where: { orderId, state: "claimed" }, data: { state: "sold" } });
  return count;
}

/** Ends an unpaid order's claims, of units and of persons, inside the transaction that ends the order. Sold ones stay. */
export async function releaseClaims(tx: Transaction, orderId: string): Promise<void> {
  await tx.unitClaim.deleteMany({ where: { orderId, state: "claimed" } });
  await tx.attendeeClaim.deleteMany({ where: { orderId } });
}

/**
 * Tells Redis what the database has decided, after the commit: the hold becomes a claim, a claim is sold, or its units are free.
 * Best effort: should it fail, the reconciler does it, and MySQL refuses whoever is let in meanwhile.
 */
export async function showClaims(
  ctx: Context,
  mode: "claimed" | "sold" | "free",
  o: ClaimedUnits & { holdId?: string },
): Promise<void> {
  if (o.units.length === 0) return;
  try {
    await onUnitState(ctx, o.performanceId, setClaimsScript, [
      mode,
      o.orderId,
      o.accountId,
      o.holdId ?? "",
      o.units.join(","),
    ]);
  } catch (error) {
    ctx.log.warn({ err: error, orderId: o.orderId, mode }, "redis not told of claims, left to the reconciler");
  }
}
