import type { Value } from "@kaimu/db";
import type { Fen } from "../platform/money.ts";

/** A coupon on an order, and the lines by which it lowers its tickets. */
export interface CouponOnOrder {
  couponId: string;
  title: string;
  titleEn: string;
  /** Who bears it: "platform", or the organizer's id. */
  fundedBy: string;
  discounts: DiscountLine[];
}

/** What is taken off one ticket; of one that costs nothing less there is none. */
export interface DiscountLine {
  id: string;
  ofLineId: string;
  performanceId: string;
  offFen: Fen;
}

/** What a discount was given by, as it is written down on its line. */
export interface DiscountTerms {
  couponId: string;
  title: string;
  titleEn: string;
  discountFundedBy: string;
}

export const discountColumns = ["id", "orderId", "kind", "amountFen", "ofLineId", "performanceId", "terms"];

/** The rows of an order's discounts, in the columns above. */
export function discountRows({ orderId, coupon }: { orderId: string; coupon?: CouponOnOrder | undefined }): Value[][] {
  if (!coupon) return [];
  const { couponId, title, titleEn, fundedBy, discounts } = coupon;
  const terms: DiscountTerms = { couponId, title, titleEn, discountFundedBy: fundedBy };
  return discounts.map(({ id, ofLineId, performanceId, offFen }) => [
    ...[id, orderId, "discount", -offFen, ofLineId, performanceId, JSON.stringify(terms)],
  ]);
}

/** What a coupon takes off in all, or off the tickets of one performance. */
export function offIn(coupon: CouponOnOrder | undefined, performanceId?: string): Fen {
  const here = coupon?.discounts.filter((one) => performanceId === undefined || one.performanceId === performanceId);
  return here?.reduce((sum, { offFen }) => sum + offFen, 0) ?? 0;
}
