import { readRefundRule } from "../../catalogue/index.ts";
import type { OrderForReturn } from "../../ordering/index.ts";
import type { Fen } from "../../platform/money.ts";
import type { LineBack } from "../returns/write-return.ts";

/**
 * Lines as they go back in full: nothing is kept. What the payment cannot give back any more, `mostFen` being left of it, its buyer has had as
 * goodwill, and it counts towards the first lines. Pure; the parts add up to the lines' prices.
 */
export function fullyBack(lines: readonly OrderForReturn["lines"][number][], mostFen: Fen): LineBack[] {
  let had = Math.max(0, lines.reduce((sum, line) => sum + line.amountFen, 0) - mostFen);
  return lines.map(({ id: lineId, performanceId, amountFen }) => {
    const goodwillFen = Math.min(had, amountFen);
    had -= goodwillFen;
    return { lineId, performanceId, amountFen, keptFen: 0, goodwillFen };
  });
}

/** When the places that an order gives back are sold again: its rule's announced time, or null for at once. */
export function backOnSaleOf(order: OrderForReturn): string | null {
  for (const { refundRule } of order.lines) {
    const { backOnSaleAt } = readRefundRule(refundRule);
    if (backOnSaleAt) return backOnSaleAt;
  }
  return null;
}
