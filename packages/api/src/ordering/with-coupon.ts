import type { Context } from "../context.ts";
import { applyCoupon } from "../marketing/index.ts";
import { newId } from "../platform/ids.ts";
import type { CouponOnOrder } from "./discount-lines.ts";
import type { PricedPart } from "./write-orders.ts";

/** The coupon of a code on a priced order, with a discount for each ticket it lowers. Throws as applyCoupon does. */
export async function couponOn(
  ctx: Context,
  o: { code: string; accountId: string; parts: readonly [PricedPart, ...PricedPart[]] },
): Promise<CouponOnOrder> {
  const { code, accountId, parts } = o;
  // A pass has all its performances in one event.
  const [{ terms }] = parts;
  const { organizerId, eventId } = terms;
  const lines = parts.flatMap((part) =>
    part.lines.map(({ id, amountFen }) => ({ id, amountFen, performanceId: part.terms.performanceId })),
  );
  const pricesFen = lines.map(({ amountFen }) => amountFen);
  const { offFen, ...coupon } = await applyCoupon(ctx, { code, accountId, organizerId, eventId, pricesFen });
  const discounts = lines.map(({ id: ofLineId, performanceId }, at) => ({
    ...{ id: newId(), ofLineId, performanceId, offFen: offFen[at] ?? 0 },
  }));
  return { ...coupon, discounts: discounts.filter((one) => one.offFen > 0) };
}
