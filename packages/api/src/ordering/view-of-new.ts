import type { SaleTerms } from "../catalogue/index.ts";
import type { Fen } from "../platform/money.ts";
import type { OrderLineToWrite } from "./order-lines.ts";
import { type OrderView, toLineView } from "./read-orders.ts";
import type { Written } from "./write-orders.ts";

/** What readOrder would say of an order that was just written, from what was written. */
export function viewOfNew(o: {
  orderId: string;
  terms: SaleTerms;
  lines: OrderLineToWrite[];
  totalFen: Fen;
  written: Written;
}): OrderView {
  const { createdAt, expiresAt, now, readAt } = o.written;
  const since = performance.now() - readAt;
  return {
    id: o.orderId,
    state: "awaiting_payment",
    eventId: o.terms.eventId,
    performanceId: o.terms.performanceId,
    totalFen: o.totalFen,
    createdAt,
    expiresAt,
    payWithinMs: Math.max(0, Math.floor(expiresAt.getTime() - now.getTime() - since)),
    paidAt: null,
    closedAt: null,
    lines: o.lines.toSorted((a, b) => a.unit - b.unit).map((line) => toLineView(line, false)),
  };
}
