import { inTransaction, isDuplicate } from "@kaimu/db";
import { saleTerms } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { claim, type Hold, keepHold, showClaims, showUnits } from "../inventory/index.ts";
import { AppError, asAppError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { ordersTotal } from "../platform/metrics.ts";
import type { Fen } from "../platform/money.ts";
import { emit } from "../platform/outbox.ts";
import { inSpan } from "../platform/trace.ts";
import { priceLines } from "./price-lines.ts";
import { type OrderView, readOrder } from "./read-orders.ts";

interface PlaceOrder {
  accountId: string;
  performanceId: string;
  holdId: string;
  /** The buyer's key for this attempt: the same key gives the same order. */
  clientKey: string;
  /** What the page showed; the server's price must be the same, or the buyer is asked again. */
  expectedTotalFen: Fen;
}

/**
 * Turns a hold into an order that waits for money: order, lines, claims and outbox row in one transaction.
 * The buyer hears "yours" only after its commit. Throws HOLD_EXPIRED, UNITS_TAKEN, PRICE_CHANGED (facts.totalFen), KEY_REUSED,
 * SALE_CLOSED, OFFER_NOT_AVAILABLE, ATTENDEE_REQUIRED.
 */
export async function placeOrder(ctx: Context, o: PlaceOrder): Promise<OrderView> {
  const repeated = await orderOfKey(ctx, o);
  if (repeated) return repeated;

  const terms = await saleTerms(ctx, o.performanceId);
  if (!terms.published || terms.status !== "on_sale") throw new AppError("SALE_CLOSED");
  // Attendees of real-name events are chosen in the order; until a page can ask for them nothing is sold without.
  if (terms.realName === "per_ticket") throw new AppError("ATTENDEE_REQUIRED");

  let hold: Hold;
  try {
    hold = await keepHold(ctx, o);
  } catch (error) {
    // A hold ends when it becomes an order: another request with this key may have been the one.
    const first = await orderOfKey(ctx, o);
    if (first) return first;
    throw error;
  }
  const priced = priceLines(terms, hold);
  const totalFen = priced.reduce((sum, line) => sum + line.amountFen, 0);
  if (totalFen !== o.expectedTotalFen) throw new AppError("PRICE_CHANGED", { facts: { totalFen } });

  const orderId = newId();
  const lines = priced.map((line) => ({ id: newId(), ...line }));
  try {
    await inSpan("order.place", { orderId, units: lines.length }, () =>
      inTransaction(ctx.db, async (tx) => {
        // Orders are timed by the database's clock, whoever's host this is.
        await tx.$executeRaw`
          INSERT INTO orders (id, accountId, organizerId, eventId, performanceId, channel, state, totalFen, clientKey, holdId, expiresAt)
          VALUES (${orderId}, ${o.accountId}, ${terms.organizerId}, ${terms.eventId}, ${o.performanceId}, ${ctx.channel}, 'awaiting_payment',
            ${totalFen}, ${o.clientKey}, ${hold.id}, NOW(3) + INTERVAL ${terms.paymentSeconds} SECOND)`;
        await tx.orderLine.createMany({
          data: lines.map((line) => ({
            ...line,
            orderId,
            kind: "ticket" as const,
            performanceId: o.performanceId,
            terms: line.terms as object,
          })),
        });
        await claim(tx, {
          performanceId: o.performanceId,
          orderId,
          accountId: o.accountId,
          channel: ctx.channel,
          fence: hold.fence,
          lines: lines.map((line) => ({ unit: line.unit, orderLineId: line.id })),
        });
        await tx.orderTransition.create({ data: { orderId, toState: "awaiting_payment", reason: "placed" } });
        const { expiresAt } = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: { expiresAt: true } });
        await emit(tx, "order/placed", { orderId, expiresAt: expiresAt.toISOString() });
      }),
    );
  } catch (error) {
    // Two requests with one key: the other one was first, and its order is this one.
    const first = isDuplicate(error) ? await orderOfKey(ctx, o) : undefined;
    if (first) return first;
    if (asAppError(error)?.code === "UNITS_TAKEN") await showUnits(ctx, hold);
    throw error;
  }
  ordersTotal.inc({ state: "awaiting_payment" });
  await showClaims(ctx, "claimed", {
    performanceId: o.performanceId,
    orderId,
    accountId: o.accountId,
    units: hold.units,
    holdId: hold.id,
  });
  return readOrder(ctx, { orderId, accountId: o.accountId });
}

async function orderOfKey(ctx: Context, o: PlaceOrder): Promise<OrderView | undefined> {
  const row = await ctx.db.order.findUnique({
    where: { accountId_clientKey: { accountId: o.accountId, clientKey: o.clientKey } },
  });
  if (!row) return undefined;
  if (row.holdId !== o.holdId || row.performanceId !== o.performanceId) throw new AppError("KEY_REUSED");
  return readOrder(ctx, { orderId: row.id, accountId: o.accountId });
}
