import type { BatchTransaction, SalesChannel } from "@kaimu/db";
import { lockTerms, type SaleTerms } from "../catalogue/index.ts";
import { claim, type Hold } from "../inventory/index.ts";
import { takeCoupons } from "../marketing/index.ts";
import type { AppError } from "../platform/errors.ts";
import type { Fen } from "../platform/money.ts";
import { emitMany } from "../platform/outbox.ts";
import { type CouponOnOrder, discountColumns, discountRows, offIn } from "./discount-lines.ts";
import type { OrderLineToWrite } from "./order-lines.ts";

/** What an order has in one performance: the terms it was priced by, the hold it comes from, its lines. */
export interface PricedPart {
  terms: SaleTerms;
  hold: Hold;
  lines: OrderLineToWrite[];
}

/** An order that is priced and may be written. */
export interface OrderToWrite {
  orderId: string;
  accountId: string;
  clientKey: string;
  channel: SalesChannel;
  /** By whose link it was sold. */
  agentId: string | undefined;
  /** One for each performance; mostly there is one. The first is the performance that the order is listed under. */
  parts: [PricedPart, ...PricedPart[]];
  coupon?: CouponOnOrder | undefined;
  /** What its lines come to, less what the coupon takes off. */
  totalFen: Fen;
  /** The trace of the request it came with: many orders go in one transaction, each keeps its own. */
  traceparent: string | undefined;
}

/** When an order was written, by the database's clock. */
export interface Written {
  createdAt: Date;
  expiresAt: Date;
  /** What that clock showed when this process read it, which was at `readAt` of performance.now(). */
  now: Date;
  readAt: number;
}

/** What became of an order in a transaction that went through; "other terms": not written, its sale's terms have changed since it was priced. */
export type Outcome = Written | "other terms";

/**
 * Writes orders, lines, claims and outbox rows, each table's with one statement, in the order of their keys, so that two batches that want
 * the same rows meet at the first. Any refusal ends the transaction for all of them; for a single order it says which and why.
 */
export async function writeOrders(tx: BatchTransaction, orders: OrderToWrite[]): Promise<(Outcome | AppError)[]> {
  const { now, inForce } = await lockTerms(tx, [...new Set(orders.flatMap(performancesOf))]);
  const readAt = performance.now();
  const isCurrent = ({ terms }: PricedPart) => {
    const row = inForce.get(terms.performanceId);
    return row?.saleVersion === terms.saleVersion && row.status === "on_sale";
  };
  const current = orders.filter(({ parts }) => parts.every(isCurrent)).sort((a, b) => (a.orderId < b.orderId ? -1 : 1));
  const refused = await takeCoupons(tx, current.flatMap(couponUses));
  const written = new Set(current.filter(({ orderId }) => !refused.has(orderId)));
  if (written.size > 0) await insertAll(tx, [...written], now);
  return orders.map((order) => {
    if (written.has(order)) return { createdAt: now, expiresAt: expiryOf(order, now), now, readAt };
    return refused.get(order.orderId) ?? "other terms";
  });
}

async function insertAll(tx: BatchTransaction, orders: OrderToWrite[], now: Date): Promise<void> {
  await tx.insert(
    "orders",
    orderColumns,
    orders.map((order) => orderRow(order, now)),
  );
  await tx.insert("order_lines", lineColumns, orders.flatMap(lineRows));
  await tx.insert("order_lines", discountColumns, orders.flatMap(discountRows));
  await tx.insert("order_parts", ["performanceId", "orderId", "amountFen"], orders.flatMap(partRows));
  await claim(tx, orders.flatMap(toClaims));
  await tx.insert(
    "order_transitions",
    ["orderId", "toState", "reason", "at"],
    orders.map((order) => [order.orderId, "awaiting_payment", "placed", now]),
  );
  await emitMany(
    tx,
    "order/placed",
    orders.map((order) => ({
      data: { orderId: order.orderId, totalFen: order.totalFen, expiresAt: expiryOf(order, now).toISOString() },
      traceparent: order.traceparent,
    })),
  );
}

const couponUses = ({ coupon, orderId, accountId }: OrderToWrite) =>
  coupon ? [{ couponId: coupon.couponId, orderId, accountId }] : [];

const performancesOf = ({ parts }: OrderToWrite) => parts.map(({ terms }) => terms.performanceId);

const expiryOf = ({ parts: [{ terms }] }: OrderToWrite, now: Date) =>
  new Date(now.getTime() + terms.paymentSeconds * 1_000);

const orderColumns = [
  ...[
    "id",
    "accountId",
    "organizerId",
    "eventId",
    "performanceId",
    "channel",
    "agentId",
    "state",
    "totalFen",
    "clientKey",
  ],
  ...["holdId", "expiresAt", "createdAt"],
];

function orderRow(order: OrderToWrite, now: Date) {
  const [{ terms, hold }] = order.parts;
  const { organizerId, eventId, performanceId } = terms;
  return [
    ...[order.orderId, order.accountId, organizerId, eventId, performanceId, order.channel, order.agentId ?? null],
    ...["awaiting_payment", order.totalFen, order.clientKey, hold.id, expiryOf(order, now), now],
  ];
}

const lineColumns = [
  ...["id", "orderId", "kind", "amountFen", "performanceId", "unit", "seatKey", "tierId", "offerId", "attendeeId"],
  "terms",
];

function lineRows({ orderId, parts }: OrderToWrite) {
  return parts.flatMap(({ terms, lines }) =>
    lines.map((line) => [
      ...[line.id, orderId, "ticket", line.amountFen, terms.performanceId, line.unit, line.seatKey, line.tierId],
      ...[line.offerId, line.attendee?.id ?? null, JSON.stringify(line.terms)],
    ]),
  );
}

/** An order of one performance is found by its own row and needs none of these. */
function partRows({ orderId, parts, coupon }: OrderToWrite) {
  if (parts.length === 1) return [];
  return parts.map(({ terms: { performanceId }, lines }) => [
    ...[performanceId, orderId, lines.reduce((sum, line) => sum + line.amountFen, 0) - offIn(coupon, performanceId)],
  ]);
}

function toClaims({ orderId, accountId, channel, parts }: OrderToWrite) {
  return parts.map(({ terms, hold, lines }) => ({
    ...{ orderId, accountId, channel, performanceId: terms.performanceId, fence: hold.fence },
    perAccountLimit: terms.perAccountLimit,
    lines: lines.map(({ id, unit, attendee }) => ({ unit, orderLineId: id, documentIndex: attendee?.documentIndex })),
  }));
}
