import type { Evidence } from "./evidence.ts";
import { groupBy } from "./grouping.ts";

/** Whoever paid within his time has his order: it does not end over his head, with his money sent back. */
export function* refundedThoughInTime({ tables, books, witness }: Evidence): Generator<string> {
  const paymentsOf = groupBy(tables.payments, (row) => row.orderId);
  const cancelled = new Set(witness.cancelled);
  for (const order of tables.orders) {
    if ((order.state !== "expired" && order.state !== "cancelled") || cancelled.has(order.id)) continue;
    for (const { outTradeNo, amountFen } of paymentsOf.get(order.id) ?? []) {
      const trade = books.get(outTradeNo);
      if (trade?.paidAt === undefined || trade.paidAt >= order.deadline || trade.refunded === 0) continue;
      // Another sum than the order's buys nothing.
      if (trade.amount !== amountFen) continue;
      const early = order.deadline - trade.paidAt;
      yield `order ${order.id} is ${order.state}, though trade ${outTradeNo} was paid ${early} ms before its time was up; ${trade.refunded} fen went back`;
    }
  }
}
