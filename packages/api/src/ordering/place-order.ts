import { forgetTerms, rememberedTerms, type SaleTerms } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { type Hold, showClaims, showOrder } from "../inventory/index.ts";
import { AppError, asAppError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { ordersTotal } from "../platform/metrics.ts";
import type { Fen } from "../platform/money.ts";
import { type CouponOnOrder, offIn } from "./discount-lines.ts";
import { type HoldToOrder, withHoldsKept } from "./hold-for-order.ts";
import { joinRepeat } from "./join-repeat.ts";
import { type ChosenAttendee, orderLines } from "./order-lines.ts";
import { orderQueue } from "./order-queue.ts";
import { priceLines } from "./price-lines.ts";
import { type OrderView, readOrder } from "./read-orders.ts";
import { requireOnSale } from "./require-on-sale.ts";
import { viewOfNew } from "./view-of-new.ts";
import { couponOn } from "./with-coupon.ts";
import { writeOrder } from "./write-order.ts";
import type { PricedPart } from "./write-orders.ts";

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
  /** A coupon's code, as the buyer has typed it. */
  couponCode?: string | undefined;
}

/**
 * Turns a hold into an order that waits for money. The buyer hears "yours" only after the commit of its transaction.
 * Throws HOLD_EXPIRED, UNITS_TAKEN (facts.units), PRICE_CHANGED (facts.totalFen), KEY_REUSED, SALE_CLOSED, OFFER_NOT_AVAILABLE,
 * ATTENDEE_REQUIRED, ATTENDEE_HAS_TICKET (facts.attendeeIds), LIMIT_EXCEEDED, what applyCoupon throws, BUSY (facts.retryAfterSeconds; nothing is decided, the same
 * may be asked again).
 */
export function placeOrder(ctx: Context, o: PlaceOrder): Promise<OrderView> {
  const { accountId, attendees, performanceId, holdId } = o;
  return placeHolds(ctx, {
    ...o,
    holds: [{ performanceId, holdId }],
    linesOf: (held) =>
      Promise.all(
        held.map(async (one) => {
          const priced = priceLines(one.terms, one.hold);
          return { ...one, lines: await orderLines(ctx, { ...one, priced, accountId, attendees }) };
        }),
      ),
  });
}

/** A hold with the terms that what it holds is sold by. */
export interface HeldPart {
  terms: SaleTerms;
  hold: Hold;
}

/** Holds that become one order, and how they are priced. */
export interface PlaceHolds {
  accountId: string;
  clientKey: string;
  expectedTotalFen: Fen;
  couponCode?: string | undefined;
  /** One for each performance; the order is listed under the first, and known again by its hold. */
  holds: [HoldToOrder, ...HoldToOrder[]];
  linesOf(held: HeldPart[]): Promise<PricedPart[]>;
}

/** Turns holds into one order, all of them or none; what placeOrder and placePass have in common. Throws as they do. */
export function placeHolds(ctx: Context, o: PlaceHolds): Promise<OrderView> {
  return joinRepeat(ctx, { ...o, ...o.holds[0] }, async () => {
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

function placeNew(ctx: Context, o: PlaceHolds): Promise<OrderView> {
  orderQueue(ctx).requireRoom();
  return withHoldsKept(ctx, o, (holds) => placeKept(ctx, o, holds));
}

async function placeKept(ctx: Context, o: PlaceHolds, holds: Hold[]): Promise<OrderView> {
  const { accountId, clientKey } = o;
  let priced = await price(ctx, o, holds);
  for (let tries = 1; tries <= 3; tries += 1) {
    const order = { orderId: newId(), accountId, clientKey, ...priced };
    const written = await writeOrder(ctx, order);
    if (written !== "other terms") {
      ordersTotal.inc({ state: "awaiting_payment" });
      await Promise.all(holds.map((hold) => showClaims(ctx, "claimed", { ...hold, accountId })));
      return viewOfNew({ ...order, written });
    }
    priced = await priceBy(ctx, o, await Promise.all(priced.parts.map(({ terms }) => termsAfter(ctx, terms))), holds);
  }
  throw new AppError("BUSY", { facts: { retryAfterSeconds: 1 }, detail: "the terms change all the time" });
}

interface Priced {
  parts: [PricedPart, ...PricedPart[]];
  coupon: CouponOnOrder | undefined;
  totalFen: Fen;
}

/** Prices by the terms this process remembers. A refusal by them counts only when they are those in force. */
async function price(ctx: Context, o: PlaceHolds, holds: Hold[]): Promise<Priced> {
  const terms = await Promise.all(o.holds.map(({ performanceId }) => rememberedTerms(ctx, performanceId)));
  try {
    return await priceBy(ctx, o, terms, holds);
  } catch (error) {
    if (!asAppError(error)) throw error;
    const inForce = await Promise.all(terms.map((one) => termsAfter(ctx, one)));
    if (inForce.every((one, n) => one.saleVersion === terms[n]?.saleVersion)) throw error;
    return priceBy(ctx, o, inForce, holds);
  }
}

/** The terms as they are now; of many who find the same ones outdated at once the first has them read. */
function termsAfter(ctx: Context, terms: SaleTerms): SaleTerms | Promise<SaleTerms> {
  if (rememberedTerms(ctx, terms.performanceId) === terms) forgetTerms(terms.performanceId);
  return rememberedTerms(ctx, terms.performanceId);
}

async function priceBy(ctx: Context, o: PlaceHolds, terms: SaleTerms[], holds: Hold[]): Promise<Priced> {
  const held = terms.map((one, n) => ({ terms: one, hold: holds[n] as Hold }));
  for (const { terms, hold } of held) requireOnSale(ctx, { terms, units: hold.units });
  const [first, ...others] = await o.linesOf(held);
  if (!first) throw new AppError("HOLD_EXPIRED");
  const parts: Priced["parts"] = [first, ...others];
  const { couponCode: code, accountId } = o;
  const coupon = code === undefined ? undefined : await couponOn(ctx, { code, accountId, parts });
  const pricesFen = parts.reduce((sum, { lines }) => lines.reduce((part, line) => part + line.amountFen, sum), 0);
  const totalFen = pricesFen - offIn(coupon);
  if (totalFen !== o.expectedTotalFen) throw new AppError("PRICE_CHANGED", { facts: { totalFen } });
  return { parts, coupon, totalFen };
}

async function orderOfKey(ctx: Context, o: PlaceHolds): Promise<OrderView | undefined> {
  const { accountId, clientKey, holds } = o;
  const [{ holdId, performanceId }] = holds;
  const row = await ctx.db.order.findUnique({ where: { accountId_clientKey: { accountId, clientKey } } });
  if (!row) return undefined;
  if (row.holdId !== holdId || row.performanceId !== performanceId) throw new AppError("KEY_REUSED");
  return readOrder(ctx, { orderId: row.id, accountId });
}
