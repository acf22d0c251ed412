import { forgetTerms, rememberedTerms, type SaleTerms } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { type Hold, keepHold, showClaims, showOrder } from "../inventory/index.ts";
import { AppError, asAppError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { ordersTotal } from "../platform/metrics.ts";
import type { Fen } from "../platform/money.ts";
import { joinRepeat } from "./join-repeat.ts";
import { type ChosenAttendee, type OrderLineToWrite, orderLines } from "./order-lines.ts";
import { orderQueue } from "./order-queue.ts";
import { type OrderView, readOrder } from "./read-orders.ts";
import { requireOnSale } from "./require-on-sale.ts";
import { viewOfNew } from "./view-of-new.ts";
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
 * ATTENDEE_REQUIRED, ATTENDEE_HAS_TICKET (facts.attendeeIds), LIMIT_EXCEEDED, BUSY (facts.retryAfterSeconds; nothing is decided, the same
 * may be asked again).
 */
export function placeOrder(ctx: Context, o: PlaceOrder): Promise<OrderView> {
  return joinRepeat(ctx, o, async () => {
    try {
      return await placeNew(ctx, o);
    } catch (error) {
      if (asAppError(error)?.code === "BUSY") throw error;
      // An earlier request with this key has used up the hold, and its order is this one.
      const first = await orderOfKey(ctx, o);
      if (!first) throw error;
      // Its answer may have been lost on the way, and what follows the commit with it.
      await showOrder(ctx, first.id);
      return first;
    }
  });
}

async function placeNew(ctx: Context, o: PlaceOrder): Promise<OrderView> {
  orderQueue(ctx).requireRoom();
  const { accountId, performanceId, clientKey } = o;
  const hold = await keepHold(ctx, o);
  let priced = await price(ctx, o, hold);
  for (let tries = 1; tries <= 3; tries += 1) {
    const order = { orderId: newId(), accountId, clientKey, hold, ...priced };
    const written = await writeOrder(ctx, order);
    if (written !== "other terms") {
      ordersTotal.inc({ state: "awaiting_payment" });
      await showClaims(ctx, "claimed", { performanceId, accountId, fence: hold.fence, units: hold.units });
      return viewOfNew({ ...order, written });
    }
    priced = await priceBy(ctx, o, await termsAfter(ctx, priced.terms), hold);
  }
  throw new AppError("BUSY", { facts: { retryAfterSeconds: 1 }, detail: "the terms change all the time" });
}

interface Priced {
  terms: SaleTerms;
  lines: OrderLineToWrite[];
  totalFen: Fen;
}

/** Prices by the terms this process remembers. A refusal by them counts only when they are those in force. */
async function price(ctx: Context, o: PlaceOrder, hold: Hold): Promise<Priced> {
  const terms = await rememberedTerms(ctx, o.performanceId);
  try {
    return await priceBy(ctx, o, terms, hold);
  } catch (error) {
    if (!asAppError(error)) throw error;
    const inForce = await termsAfter(ctx, terms);
    if (inForce.saleVersion === terms.saleVersion) throw error;
    return priceBy(ctx, o, inForce, hold);
  }
}

/** The terms as they are now; of many who find the same ones outdated at once the first has them read. */
function termsAfter(ctx: Context, terms: SaleTerms): SaleTerms | Promise<SaleTerms> {
  if (rememberedTerms(ctx, terms.performanceId) === terms) forgetTerms(terms.performanceId);
  return rememberedTerms(ctx, terms.performanceId);
}

async function priceBy(ctx: Context, o: PlaceOrder, terms: SaleTerms, hold: Hold): Promise<Priced> {
  requireOnSale(ctx, { terms, units: hold.units });
  const lines = await orderLines(ctx, { terms, hold, accountId: o.accountId, attendees: o.attendees });
  const totalFen = lines.reduce((sum, line) => sum + line.amountFen, 0);
  if (totalFen !== o.expectedTotalFen) throw new AppError("PRICE_CHANGED", { facts: { totalFen } });
  return { terms, lines, totalFen };
}

async function orderOfKey(ctx: Context, o: PlaceOrder): Promise<OrderView | undefined> {
  const { accountId, clientKey } = o;
  const row = await ctx.db.order.findUnique({ where: { accountId_clientKey: { accountId, clientKey } } });
  if (!row) return undefined;
  if (row.holdId !== o.holdId || row.performanceId !== o.performanceId) throw new AppError("KEY_REUSED");
  return readOrder(ctx, { orderId: row.id, accountId });
}
