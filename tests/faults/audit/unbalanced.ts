import type { Evidence } from "./evidence.ts";
import { byKey, groupBy } from "./grouping.ts";

/** For each order, captured less refunded is what its live lines cost; our payments and refunds are the gateway's own. */
export function* unbalanced(evidence: Evidence): Generator<string> {
  yield* orders(evidence);
  yield* payments(evidence);
  yield* refunds(evidence);
}

function* orders({ books, tables }: Evidence): Generator<string> {
  const linesOf = groupBy(tables.lines, (row) => row.orderId);
  const paymentsOf = groupBy(tables.payments, (row) => row.orderId);
  for (const order of tables.orders) {
    const lines = linesOf.get(order.id) ?? [];
    const all = lines.reduce((sum, line) => sum + line.amountFen, 0);
    if (all !== order.totalFen) yield `order ${order.id} is for ${order.totalFen} fen, its lines for ${all}`;
    const live = lines.reduce((sum, line) => (line.state === "live" ? sum + line.amountFen : sum), 0);
    const owed = order.state === "paid" ? live : 0;
    const kept = (paymentsOf.get(order.id) ?? []).reduce((sum, payment) => {
      const trade = books.get(payment.outTradeNo);
      return sum + (trade?.paid ? trade.amount - trade.refunded : 0);
    }, 0);
    if (kept !== owed) yield `order ${order.id} (${order.state}) owes ${owed} fen and the gateway keeps ${kept}`;
  }
}

function* payments({ books, tables }: Evidence): Generator<string> {
  const total = byKey(tables.orders, (row) => row.id);
  const known = new Set(tables.payments.map((row) => row.outTradeNo));
  for (const trade of books.values())
    if (!known.has(trade.outTradeNo)) yield `the gateway has a trade ${trade.outTradeNo} that we do not know`;
  for (const payment of tables.payments) {
    const trade = books.get(payment.outTradeNo);
    const name = `payment ${payment.outTradeNo}`;
    if (payment.amountFen !== total.get(payment.orderId)?.totalFen)
      yield `${name} is of ${payment.amountFen} fen, its order of ${total.get(payment.orderId)?.totalFen}`;
    if (trade && trade.amount !== payment.amountFen)
      yield `${name} is of ${payment.amountFen} fen, the gateway's trade of ${trade.amount}`;
    if ((payment.state === "succeeded") !== (trade?.paid ?? false))
      yield `${name} is ${payment.state} with us, ${trade?.paid ? "paid" : "not paid"} at the gateway`;
    else if (trade?.paid && (payment.paidFen !== trade.amount || payment.gatewayTradeNo !== trade.tradeNo))
      yield `${name} has ${payment.paidFen} fen of trade ${payment.gatewayTradeNo}, the gateway ${trade.amount} of ${trade.tradeNo}`;
  }
}

function* refunds({ books, tables }: Evidence): Generator<string> {
  const payment = byKey(tables.payments, (row) => row.id);
  const ours = byKey(tables.refunds, (row) => row.outRefundNo);
  const theirs = new Map(
    [...books.values()].flatMap((trade) =>
      trade.refunds.map((refund) => [refund.outRefundNo, { ...refund, outTradeNo: trade.outTradeNo }] as const),
    ),
  );
  for (const trade of books.values())
    if (trade.refunded > trade.amount)
      yield `trade ${trade.outTradeNo} of ${trade.amount} fen gave ${trade.refunded} back`;
  for (const { outRefundNo, amount, outTradeNo } of theirs.values())
    if (!ours.has(outRefundNo)) yield `the gateway gave ${amount} fen of ${outTradeNo} back that we did not ask for`;
  for (const refund of ours.values()) {
    const made = theirs.get(refund.outRefundNo);
    const name = `refund ${refund.outRefundNo} of order ${refund.orderId}`;
    if (refund.state === "succeeded" && !made) yield `${name} is settled with us, the gateway does not know it`;
    if (made && refund.state !== "succeeded") yield `${name} is ${refund.state} with us, the gateway has made it`;
    if (made && made.amount !== refund.amountFen)
      yield `${name} is of ${refund.amountFen} fen, the gateway's of ${made.amount}`;
    if (made && made.outTradeNo !== payment.get(refund.paymentId)?.outTradeNo)
      yield `${name} went to trade ${made.outTradeNo}, which is another payment's`;
  }
}
