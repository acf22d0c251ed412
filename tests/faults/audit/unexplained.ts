import type { Evidence } from "./evidence.ts";
import { byKey, groupBy } from "./grouping.ts";
import { isWithOperator, sum } from "./money-of-orders.ts";

/** Every movement at a gateway has its row with us and the other way round, and whatever is open has a reason. */
export function* unexplained(evidence: Evidence): Generator<string> {
  yield* payments(evidence);
  yield* refunds(evidence);
  yield* causes(evidence);
}

function* payments({ books, tables }: Evidence): Generator<string> {
  const order = byKey(tables.orders, (row) => row.id);
  const known = new Set(tables.payments.map((row) => row.outTradeNo));
  for (const trade of books.values())
    if (!known.has(trade.outTradeNo)) yield `the gateway has a trade ${trade.outTradeNo} that we do not know`;
  for (const payment of tables.payments) {
    const trade = books.get(payment.outTradeNo);
    const name = `payment ${payment.outTradeNo}`;
    if ((payment.state === "succeeded") !== (trade?.paid ?? false))
      yield `${name} is ${payment.state} with us, ${trade?.paid ? "paid" : "not paid"} at the gateway`;
    else if (trade?.paid && payment.gatewayTradeNo !== trade.tradeNo)
      yield `${name} is trade ${payment.gatewayTradeNo} with us, ${trade.tradeNo} at the gateway`;
    const state = order.get(payment.orderId)?.state;
    if (payment.state === "pending" && state !== "awaiting_payment")
      yield `${name} still waits for money, its order is ${state}`;
  }
}

function* refunds({ books, tables }: Evidence): Generator<string> {
  const payment = byKey(tables.payments, (row) => row.id);
  const ours = byKey(tables.refunds, (row) => row.outRefundNo);
  for (const trade of books.values())
    for (const made of trade.refunds)
      if (!ours.has(made.outRefundNo))
        yield `the gateway gave ${made.amount} fen of ${trade.outTradeNo} back (${made.outRefundNo}) that we did not ask for`;
  for (const refund of tables.refunds) {
    const trade = books.get(payment.get(refund.paymentId)?.outTradeNo ?? "");
    const made = trade?.refunds.find((one) => one.outRefundNo === refund.outRefundNo);
    const name = `refund ${refund.outRefundNo} of order ${refund.orderId}`;
    const isBack = refund.state === "succeeded" && refund.method === "original_way";
    if (isBack !== (made?.state === "SUCCESS"))
      yield `${name} is ${refund.state} with us, the gateway says ${made?.state ?? "nothing"}`;
    if (refund.state === "failed" && !isWithOperator(refund, trade))
      yield `${name} has failed (${refund.detail ?? "no word"}), the gateway says ${made?.state ?? "nothing"}`;
  }
}

/** Each refund of ours is for something, and for no more than that. */
function* causes({ tables }: Evidence): Generator<string> {
  const linesOf = groupBy(tables.lines, (row) => row.refundId ?? "");
  const gift = byKey(tables.gifts, (row) => row.refundId ?? "");
  const payment = byKey(tables.payments, (row) => row.id);
  const refund = byKey(tables.refunds, (row) => row.id);
  for (const { id, outRefundNo, amountFen, reason, paymentId } of tables.refunds) {
    const paid = payment.get(paymentId);
    const lines = linesOf.get(id) ?? [];
    const because: Record<string, number | undefined> = {
      buyer_return: sum(lines.map((line) => line.amountFen - (line.keptFen ?? 0))),
      goodwill: gift.get(id)?.amountFen,
      order_closed: paid?.paidFen ?? undefined,
      wrong_amount: paid?.paidFen === paid?.amountFen ? undefined : (paid?.paidFen ?? undefined),
    };
    if (reason in because && because[reason] !== amountFen)
      yield `refund ${outRefundNo} (${reason}) is of ${amountFen} fen, there is cause for ${because[reason] ?? "nothing"}`;
  }
  for (const line of tables.lines)
    if (line.state === "refunded" && !refund.has(line.refundId ?? ""))
      yield `line ${line.id} was given back for nothing`;
  for (const given of tables.gifts)
    if (given.state === "granted" && !refund.has(given.refundId ?? ""))
      yield `gift ${given.id} was granted and never paid`;
}
