import type { Fen } from "../platform/money.ts";
import { type CouponOnOrder, offIn } from "./discount-lines.ts";
import { type OrderView, toLineView } from "./read-orders.ts";
import type { PricedPart, Written } from "./write-orders.ts";

/** What readOrder would say of an order that was just written, from what was written. */
export function viewOfNew(o: {
  orderId: string;
  parts: [PricedPart, ...PricedPart[]];
  coupon: CouponOnOrder | undefined;
  totalFen: Fen;
  written: Written;
}): OrderView {
  const [{ terms }] = o.parts;
  const { createdAt, expiresAt, now, readAt } = o.written;
  const since = performance.now() - readAt;
  const { coupon } = o;
  const offOf = new Map(coupon?.discounts.map(({ ofLineId, offFen }) => [ofLineId, offFen]));
  return {
    id: o.orderId,
    state: "awaiting_payment",
    eventId: terms.eventId,
    performanceId: terms.performanceId,
    totalFen: o.totalFen,
    createdAt,
    expiresAt,
    payWithinMs: Math.max(0, Math.floor(expiresAt.getTime() - now.getTime() - since)),
    paidAt: null,
    closedAt: null,
    coupon: coupon ? { title: coupon.title, titleEn: coupon.titleEn, offFen: offIn(coupon) } : null,
    lines: o.parts
      .toSorted((a, b) => (a.terms.performanceId < b.terms.performanceId ? -1 : 1))
      .flatMap(({ terms: { performanceId }, lines }) =>
        lines
          .toSorted((a, b) => a.unit - b.unit)
          .map((line) => toLineView({ ...line, performanceId, offFen: offOf.get(line.id) ?? 0 }, false)),
      ),
  };
}
