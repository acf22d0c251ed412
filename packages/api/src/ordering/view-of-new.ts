import type { Fen } from "../platform/money.ts";
import { type OrderView, toLineView } from "./read-orders.ts";
import type { PricedPart, Written } from "./write-orders.ts";

/** What readOrder would say of an order that was just written, from what was written. */
export function viewOfNew(o: {
  orderId: string;
  parts: [PricedPart, ...PricedPart[]];
  totalFen: Fen;
  written: Written;
}): OrderView {
  const [{ terms }] = o.parts;
  const { createdAt, expiresAt, now, readAt } = o.written;
  const since = performance.now() - readAt;
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
    lines: o.parts
      .toSorted((a, b) => (a.terms.performanceId < b.terms.performanceId ? -1 : 1))
      .flatMap(({ terms: { performanceId }, lines }) =>
        lines.toSorted((a, b) => a.unit - b.unit).map((line) => toLineView({ ...line, performanceId }, false)),
      ),
  };
}
