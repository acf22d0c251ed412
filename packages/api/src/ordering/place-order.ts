import { saleTerms } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { keepHold, showClaims } from "../inventory/index.ts";
import { AppError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { ordersTotal } from "../platform/metrics.ts";
import type { Fen } from "../platform/money.ts";
import { type ChosenAttendee, orderLines } from "./order-lines.ts";
import { type OrderView, readOrder } from "./read-orders.ts";
import { writeOrder } from "./write-order.ts";

interface PlaceOrder {
  accountId: string;
  performanceId: string;
  holdId: string;
  /** The buyer's key for this attempt: the same key gives the same order. */
  clientKey: string;
  /** What the page showed; the server's price must be the same, or the buyer is asked again. */
  expectedTotalFen: Fen;
  /** Whom each ticket is for, where the event asks for names. */
  attendees?: ChosenAttendee[] | undefined;
}

/**
 * Turns a hold into an order that waits for money. The buyer hears "yours" only after the commit of its transaction.
 * Throws HOLD_EXPIRED, UNITS_TAKEN (facts.units), PRICE_CHANGED (facts.totalFen), KEY_REUSED, SALE_CLOSED, OFFER_NOT_AVAILABLE,
 * ATTENDEE_REQUIRED, ATTENDEE_HAS_TICKET (facts.attendeeIds).
 */
export async function placeOrder(ctx: Context, o: PlaceOrder): Promise<OrderView> {
  const repeated = await orderOfKey(ctx, o);
  if (repeated) return repeated;
  try {
    return await placeNew(ctx, o);
  } catch (error) {
    // Another request with this key may have been faster: it has used up the hold, and its order is this one.
    const first = await orderOfKey(ctx, o);
    if (first) return first;
    throw error;
  }
}

async function placeNew(ctx: Context, o: PlaceOrder): Promise<OrderView> {
  const { accountId, performanceId } = o;
  const terms = await saleTerms(ctx, performanceId);
  if (!terms.published || terms.status !== "on_sale") throw new AppError("SALE_CLOSED");

  const hold = await keepHold(ctx, o);
  const lines = await orderLines(ctx, { terms, hold, accountId, attendees: o.attendees });
  const totalFen = lines.reduce((sum, line) => sum + line.amountFen, 0);
  if (totalFen !== o.expectedTotalFen) throw new AppError("PRICE_CHANGED", { facts: { totalFen } });

  const orderId = newId();
  await writeOrder(ctx, { orderId, accountId, clientKey: o.clientKey, terms, hold, lines, totalFen });
  ordersTotal.inc({ state: "awaiting_payment" });
  await showClaims(ctx, "claimed", { performanceId, accountId, fence: hold.fence, units: hold.units });
  return readOrder(ctx, { orderId, accountId });
}

async function orderOfKey(ctx: Context, o: PlaceOrder): Promise<OrderView | undefined> {
  const { accountId, clientKey } = o;
  const row = await ctx.db.order.findUnique({ where: { accountId_clientKey: { accountId, clientKey } } });
  if (!row) return undefined;
  if (row.holdId !== o.holdId || row.performanceId !== o.performanceId) throw new AppError("KEY_REUSED");
  return readOrder(ctx, { orderId: row.id, accountId });
}
