import { readRefundRule } from "../../catalogue/index.ts";
import type { OrderForReturn } from "../../ordering/index.ts";
import type { Fen } from "../../platform/money.ts";
import { countGoodwill } from "../returns/count-goodwill.ts";
import type { LineBack } from "../returns/write-return.ts";

/** Lines as they go back in full: nothing is kept; `mostFen` is what is left of the payment. */
export function fullyBack(lines: readonly OrderForReturn["lines"][number][], mostFen: Fen): LineBack[] {
  const back = lines.map(({ id: lineId, performanceId, amountFen }) => ({
    lineId,
    performanceId,
    amountFen,
    keptFen: 0,
  }));
  return countGoodwill(back, mostFen);
}

/** When the places that an order gives back are sold again: its rule's announced time, or null for at once. */
export function backOnSaleOf(order: OrderForReturn): string | null {
  for (const { refundRule } of order.lines) {
    const { backOnSaleAt } = readRefundRule(refundRule);
    if (backOnSaleAt) return backOnSaleAt;
  }
  return null;
}
