import type { SalesChannel, Transaction } from "@kaimu/db";
import { isDuplicate } from "@kaimu/db";
import { AppError } from "../platform/errors.ts";
import { claimsOfOrder } from "./claims-of.ts";
import type { ClaimedUnits } from "./show-claims.ts";

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

/** Ends an unpaid order's claims, of units and of persons, inside the transaction that ends the order; says which. Sold ones stay. */
export async function releaseClaims(tx: Transaction, orderId: string): Promise<ClaimedUnits[]> {
  const claims = (await claimsOfOrder(tx, orderId)).filter((claim) => claim.state === "claimed");
  await tx.unitClaim.deleteMany({ where: { orderId, state: "claimed" } });
  await tx.attendeeClaim.deleteMany({ where: { orderId } });
  return claims;
}
