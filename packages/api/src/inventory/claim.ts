import type { BatchTransaction, SalesChannel, Transaction } from "@kaimu/db";
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

/** An order as its claims need it, or its part in one performance where it has several. */
export interface OrderToClaim {
  performanceId: string;
  orderId: string;
  accountId: string;
  channel: SalesChannel;
  fence: bigint;
  /** Units one account may own in this performance. */
  perAccountLimit: number;
  lines: LineToClaim[];
}

/**
 * Writes the claims of orders inside their transaction, of units and of persons. These inserts, not Redis, are what makes a second owner
 * impossible: their primary keys are (performance, unit) and (performance, document). For a single order throws UNITS_TAKEN (facts.units),
 * LIMIT_EXCEEDED (facts.limit, owned) or ATTENDEE_HAS_TICKET (facts.orderLineIds), each with facts.performanceId; of several it only tells that one of them must not be.
 * The orders' transaction goes with it.
 */
export async function claim(tx: BatchTransaction, orders: OrderToClaim[]): Promise<void> {
  await claimUnits(tx, orders);
  await checkLimits(tx, orders);
  await claimPersons(tx, orders);
}

const unitColumns = ["performanceId", "unit", "orderId", "orderLineId", "accountId", "fence", "channel"];

async function claimUnits(tx: BatchTransaction, orders: OrderToClaim[]): Promise<void> {
  const claims = orders.flatMap((order) => order.lines.map((line) => ({ ...order, ...line })));
  claims.sort((a, b) => compare(a.performanceId, b.performanceId) || a.unit - b.unit);
  try {
    await tx.insert(
      "unit_claims",
      unitColumns,
      claims.map(({ performanceId, unit, orderId, orderLineId, accountId, fence, channel }) => [
        ...[performanceId, unit, orderId, orderLineId, accountId, fence, channel],
      ]),
    );
  } catch (error) {
    if (!isDuplicate(error) || !areOne(orders)) throw error;
    throw await whichTaken(tx, orders, error);
  }
}

/** Which units of an order others have, in the first performance where there are some. */
async function whichTaken(tx: BatchTransaction, parts: OrderToClaim[], cause: unknown): Promise<unknown> {
  for (const { performanceId, lines, orderId } of parts) {
    const units = lines.map((line) => line.unit);
    const taken = await tx.select<{ unit: number }>(
      `SELECT unit FROM unit_claims WHERE performanceId = ? AND unit IN (${places(units)})`,
      [performanceId, ...units],
    );
    const facts = { units: taken.map((row) => row.unit), performanceId };
    if (taken.length > 0 || parts.length === 1)
      return new AppError("UNITS_TAKEN", { facts, detail: `order ${orderId}`, cause });
  }
  return cause;
}

/** Whether it is about one order, which then hears precisely what it lost by. */
const areOne = (orders: OrderToClaim[]) => new Set(orders.map(({ orderId }) => orderId)).size === 1;

/**
 * Redis has looked at the limit, but may have forgotten what the account owns, and an account may order from two holds at once. So the
 * claims are counted after the insert and with a lock, which waits for claims that others have inserted and not yet committed: of two
 * transactions at least one counts both. Should each wait for the other, the deadlock ends one of them.
 */
async function checkLimits(tx: BatchTransaction, orders: OrderToClaim[]): Promise<void> {
  const byPerformance = Map.groupBy(orders, (order) => order.performanceId);
  const accounts = [...byPerformance].map(([id, some]) => [id, ...new Set(some.map((one) => one.accountId))]);
  // Through another index the count would wait for every claim of the performance.
  const rows = await tx.select<{ performanceId: string; accountId: string; owned: bigint }>(
    `SELECT performanceId, accountId, COUNT(*) AS owned
     FROM unit_claims FORCE INDEX (unit_claims_performanceId_accountId_idx)
     WHERE ${accounts.map(([, ...ids]) => `(performanceId = ? AND accountId IN (${places(ids)}))`).join(" OR ")}
     GROUP BY performanceId, accountId LOCK IN SHARE MODE`,
    accounts.flat(),
  );
  const owned = new Map(rows.map((row) => [`${row.performanceId} ${row.accountId}`, Number(row.owned)]));
  for (const { performanceId, accountId, perAccountLimit: limit, lines, orderId } of orders) {
    const count = owned.get(`${performanceId} ${accountId}`) ?? 0;
    if (count <= limit) continue;
    const facts = { limit, owned: count - lines.length, performanceId };
    throw new AppError("LIMIT_EXCEEDED", { facts, detail: `order ${orderId}` });
  }
}

async function claimPersons(tx: BatchTransaction, orders: OrderToClaim[]): Promise<void> {
  const persons = orders.flatMap(({ performanceId, orderId, lines }) =>
    lines.flatMap(({ documentIndex, orderLineId }) =>
      documentIndex ? [{ performanceId, documentIndex, orderId, orderLineId }] : [],
    ),
  );
  persons.sort((a, b) => compare(a.performanceId, b.performanceId) || compare(a.documentIndex, b.documentIndex));
  try {
    await tx.insert(
      "attendee_claims",
      ["performanceId", "documentIndex", "orderId", "orderLineId"],
      persons.map((one) => [one.performanceId, one.documentIndex, one.orderId, one.orderLineId]),
    );
  } catch (error) {
    if (!isDuplicate(error) || !areOne(orders)) throw error;
    throw await whoHasTicket(tx, persons, error);
  }
}

interface PersonToClaim {
  performanceId: string;
  documentIndex: string;
  orderId: string;
  orderLineId: string;
}

/** Which lines of an order are for persons who have a ticket, in the first performance where somebody has. */
async function whoHasTicket(tx: BatchTransaction, persons: PersonToClaim[], cause: unknown): Promise<unknown> {
  const byPerformance = Map.groupBy(persons, ({ performanceId }) => performanceId);
  for (const [performanceId, here] of byPerformance) {
    const indexes = here.map((person) => person.documentIndex);
    const taken = await tx.select<{ documentIndex: string }>(
      `SELECT documentIndex FROM attendee_claims WHERE performanceId = ? AND documentIndex IN (${places(indexes)})`,
      [performanceId, ...indexes],
    );
    const known = new Set(taken.map((row) => row.documentIndex));
    const orderLineIds = here.flatMap((one) => (known.has(one.documentIndex) ? [one.orderLineId] : []));
    const detail = `order ${here[0]?.orderId}`;
    if (taken.length > 0 || byPerformance.size === 1)
      return new AppError("ATTENDEE_HAS_TICKET", { facts: { orderLineIds, performanceId }, detail, cause });
  }
  return cause;
}

const places = (values: readonly unknown[]) => values.map(() => "?").join(",");
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

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
