import type { Evidence } from "./evidence.ts";
import { byKey, groupBy } from "./grouping.ts";
import { moneyOfOrders } from "./money-of-orders.ts";

/**
 * For each order, captured less refunded is what its live lines cost and what was kept of those given back, less goodwill; what has yet to
 * go back is still there. Our sums are the gateways' own. A coupon counts the pieces that orders have, and none that ended unpaid has one.
 */
export function* unbalanced(evidence: Evidence): Generator<string> {
  yield* orders(evidence);
  yield* payments(evidence);
  yield* refunds(evidence);
  yield* coupons(evidence);
}

function* orders(evidence: Evidence): Generator<string> {
  const { tables } = evidence;
  const linesOf = groupBy(tables.lines, (row) => row.orderId);
  const moneyOf = moneyOfOrders(evidence);
  for (const order of tables.orders) {
    const all = (linesOf.get(order.id) ?? []).reduce((sum, line) => sum + line.amountFen, 0);
    if (all !== order.totalFen) yield `order ${order.id} is for ${order.totalFen} fen, its lines for ${all}`;
    const money = moneyOf.get(order.id);
    if (!money) continue;
    const owed = money.liveFen + money.keptFen - money.givenFen;
    const there = money.capturedFen - money.returnedFen - money.waitingFen - money.otherWayFen;
    if (there !== owed)
      yield `order ${order.id} (${order.state}) owes ${owed} fen (${money.liveFen} live, ${money.keptFen} kept, ${money.givenFen} given) and the gateway keeps ${there} (${money.capturedFen} taken, ${money.returnedFen} returned, ${money.waitingFen} still to go)`;
  }
}

function* payments({ books, tables }: Evidence): Generator<string> {
  const total = byKey(tables.orders, (row) => row.id);
  const refundsOf = groupBy(tables.refunds, (row) => row.paymentId);
  for (const payment of tables.payments) {
    const trade = books.get(payment.outTradeNo);
    const name = `payment ${payment.outTradeNo}`;
    if (payment.amountFen !== total.get(payment.orderId)?.totalFen)
      yield `${name} is of ${payment.amountFen} fen, its order of ${total.get(payment.orderId)?.totalFen}`;
    const wentBack = (refundsOf.get(payment.id) ?? []).some(
      (refund) => refund.reason === "wrong_amount" && refund.amountFen === trade?.amount,
    );
    if (trade && trade.amount !== payment.amountFen && !wentBack)
      yield `${name} is of ${payment.amountFen} fen, the gateway's trade of ${trade.amount}`;
    if (payment.state === "succeeded" && trade?.paid && payment.paidFen !== trade.amount)
      yield `${name} has ${payment.paidFen} fen, the gateway ${trade.amount}`;
  }
}

function* refunds({ books, tables }: Evidence): Generator<string> {
  const payment = byKey(tables.payments, (row) => row.id);
  const ours = byKey(tables.refunds, (row) => row.outRefundNo);
  for (const trade of books.values())
    for (const made of trade.refunds) {
      const refund = ours.get(made.outRefundNo);
      if (!refund) continue;
      const name = `refund ${refund.outRefundNo} of order ${refund.orderId}`;
      if (made.amount !== refund.amountFen)
        yield `${name} is of ${refund.amountFen} fen, the gateway's of ${made.amount}`;
      if (trade.outTradeNo !== payment.get(refund.paymentId)?.outTradeNo)
        yield `${name} went to trade ${trade.outTradeNo}, which is another payment's`;
    }
}

function* coupons({ tables }: Evidence): Generator<string> {
  const orders = byKey(tables.orders, (row) => row.id);
  const grantsOf = groupBy(tables.grants, (row) => row.couponId);
  for (const { id, used } of tables.coupons) {
    const grants = grantsOf.get(id) ?? [];
    if (grants.length !== used) yield `coupon ${id} counts ${used} pieces as used, orders have ${grants.length}`;
    for (const { orderId } of grants) {
      const state = orders.get(orderId)?.state ?? "not there";
      if (!["awaiting_payment", "paid", "refunded"].includes(state))
        yield `order ${orderId} is ${state} and has a piece of coupon ${id}`;
    }
  }
}
