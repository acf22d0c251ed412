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

/** A line of an order as its claims need it; `documentIndex` where one document may have one ticket. */
export interface LineToClaim {
  unit: number;
  orderLineId: string;
  documentIndex?: string | undefined;
}

/**
 * Writes the claims inside the order's transaction, of units and of persons. These inserts, not Redis, are what makes a second owner
 * impossible: their primary keys are (performance, unit) and (performance, document). Throws UNITS_TAKEN (facts.units), LIMIT_EXCEEDED
 * or ATTENDEE_HAS_TICKET (facts.orderLineIds), and the order's transaction goes with it.
 */
export async function claim(
  tx: Transaction,
  o: {
    performanceId: string;
    orderId: string;
    accountId: string;
    channel: SalesChannel;
    fence: bigint;
    /** Units one account may own in this performance. */
    perAccountLimit: number;
    lines: LineToClaim[];
  },
): Promise<void> {
  const { performanceId, orderId, accountId, channel, fence, lines } = o;
  try {
    await tx.unitClaim.createMany({
      data: lines.map(({ unit, orderLineId }) => ({
        performanceId,
        unit,
        orderId,
        orderLineId,
        accountId,
        fence,
        channel,
      })),
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const taken = await tx.unitClaim.findMany({
      where: { performanceId, unit: { in: lines.map((line) => line.unit) } },
      select: { unit: true },
    });
    throw new AppError("UNITS_TAKEN", {
      facts: { units: taken.map((row) => row.unit) },
      detail: `order ${orderId}`,
      cause: error,
    });
  }
  // Redis has looked at the limit, but may have forgotten what the account owns.
  const owned = await tx.unitClaim.count({ where: { performanceId, accountId } });
  if (owned > o.perAccountLimit)
    throw new AppError("LIMIT_EXCEEDED", { facts: { limit: o.perAccountLimit, owned: owned - lines.length } });
  const persons = lines.flatMap(({ documentIndex, orderLineId }) =>
    documentIndex ? [{ performanceId, documentIndex, orderId, orderLineId }] : [],
  );
  try {
    await tx.attendeeClaim.createMany({ data: persons });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const taken = await tx.attendeeClaim.findMany({
      where: { performanceId, documentIndex: { in: persons.map((person) => person.documentIndex) } },
      select: { documentIndex: true },
    });
    const known = new Set(taken.map((row) => row.documentIndex));
    const orderLineIds = persons
      .filter((person) => known.has(person.documentIndex))
      .map((person) => person.orderLineId);
    throw new AppError("ATTENDEE_HAS_TICKET", { facts: { orderLineIds }, detail: `order ${orderId}`, cause: error });
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
