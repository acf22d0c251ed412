import type { Evidence } from "./evidence.ts";
import { groupBy } from "./grouping.ts";
import { moneyOfOrders, sum } from "./money-of-orders.ts";

/** Nothing goes back twice: not more than was taken, not more than our refunds say, and those do not say more than is due. */
export function* doubleRefund(evidence: Evidence): Generator<string> {
  const { books, tables } = evidence;
  for (const trade of books.values())
    if (trade.refunded > trade.amount)
      yield `trade ${trade.outTradeNo} of ${trade.amount} fen gave ${trade.refunded} back`;

  const refundsOf = groupBy(tables.refunds, (row) => row.paymentId);
  for (const { id, outTradeNo } of tables.payments) {
    const refunds = refundsOf.get(id) ?? [];
    const asked = sum(refunds.map((refund) => (refund.method === "original_way" ? refund.amountFen : 0)));
    // What is on its way at the gateway is as good as gone.
    const made = (books.get(outTradeNo)?.refunds ?? []).filter(({ state }) => state !== "CLOSED");
    const gone = sum(made.map(({ amount }) => amount));
    if (gone > asked) yield `trade ${outTradeNo} gives ${gone} fen back, our refunds say ${asked}`;
  }

  for (const [orderId, money] of moneyOfOrders(evidence)) {
    const promised = money.returnedFen + money.waitingFen + money.otherWayFen;
    const due = money.capturedFen - money.liveFen - money.keptFen + money.givenFen;
    if (promised > due) yield `order ${orderId} gets ${promised} fen back, ${due} are due`;
  }
}
