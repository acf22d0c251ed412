import type { Evidence } from "./evidence.ts";
import { byKey, groupBy } from "./grouping.ts";
import { moneyOfOrders, sum } from "./money-of-orders.ts";
import type { OrderRow } from "./rows.ts";

/** Whoever paid has what he paid for, or his money back; and nobody has it for nothing. */
export function* lostPaid(evidence: Evidence): Generator<string> {
  yield* moneyWithoutOrder(evidence);
  yield* ordersWithoutTheirs(evidence);
  yield* promisesForgotten(evidence);
  for (const what of evidence.witness.believed) yield `the site answered "success" to ${what}`;
}

function* moneyWithoutOrder(evidence: Evidence): Generator<string> {
  const { books, tables } = evidence;
  const known = byKey(tables.payments, (row) => row.outTradeNo);
  for (const trade of books.values())
    if (trade.paid && trade.amount > trade.refunded && !known.has(trade.outTradeNo))
      yield `trade ${trade.outTradeNo} took ${trade.amount - trade.refunded} fen for nothing that we know`;
  const moneyOf = moneyOfOrders(evidence);
  for (const { id, state } of tables.orders) {
    const money = moneyOf.get(id);
    if (!money) continue;
    const kept = money.capturedFen - money.returnedFen - money.otherWayFen;
    // What a gateway will never pay out is not forgotten: somebody sees to it.
    const due = money.liveFen + money.keptFen - money.givenFen + money.withOperatorFen;
    if (kept > due)
      yield `order ${id} is ${state}, and of ${kept} fen that were taken for it ${kept - due} are for nothing`;
  }
}

function* ordersWithoutTheirs({ books, tables }: Evidence): Generator<string> {
  const paymentsOf = groupBy(tables.payments, (row) => row.orderId);
  const linesOf = groupBy(tables.lines, (row) => row.orderId);
  const ticketsOf = groupBy(tables.tickets, (row) => row.orderLineId);
  const message = groupBy(tables.messages, (row) => row.dedupeKey);
  const captured = (order: OrderRow) =>
    sum(
      (paymentsOf.get(order.id) ?? []).map(({ outTradeNo }) => {
        const trade = books.get(outTradeNo);
        return trade?.paid ? trade.amount : 0;
      }),
    );

  for (const order of tables.orders) {
    if (order.state !== "paid") continue;
    if (captured(order) < order.totalFen)
      yield `order ${order.id} is paid with ${captured(order)} of ${order.totalFen} fen at the gateway`;
    for (const line of linesOf.get(order.id) ?? []) {
      if (line.kind !== "ticket" || line.state !== "live") continue;
      const tickets = (ticketsOf.get(line.id) ?? []).filter((ticket) => ticket.state !== "void");
      if (tickets.length !== 1) yield `paid order ${order.id} has ${tickets.length} tickets for its line ${line.id}`;
      for (const ticket of tickets)
        if (ticket.credentials === 0) yield `ticket ${ticket.id} of order ${order.id} has nothing that opens the gate`;
    }
    const told = message.get(`tickets-issued:${order.id}`) ?? [];
    if (told.length !== 1 || told[0]?.state !== "sent")
      yield `the buyer of paid order ${order.id} was not told (${told.map((one) => one.state).join(", ") || "no message"})`;
  }
}

/** What a buyer was told is his stays in the books, whatever was killed after the answer. */
function* promisesForgotten({ witness, tables }: Evidence): Generator<string> {
  const order = byKey(tables.orders, (row) => row.id);
  const linesOf = groupBy(tables.lines, (row) => row.orderId);
  for (const { orderId, accountId, units } of witness.seen) {
    const kept = order.get(orderId);
    const keptUnits = (linesOf.get(orderId) ?? []).flatMap((line) => (line.unit === null ? [] : [line.unit]));
    if (!kept || kept.accountId !== accountId) yield `order ${orderId} was promised and is not there`;
    else if (String(keptUnits.sort()) !== String([...units].sort()))
      yield `order ${orderId} was promised units ${units} and has ${keptUnits}`;
  }
  const refund = byKey(tables.refunds, (row) => row.id);
  for (const { orderId, refundId, backFen } of witness.givenBack) {
    const { orderId: ofOrder, amountFen } = refund.get(refundId) ?? {};
    if (ofOrder !== orderId || amountFen !== backFen)
      yield `the buyer of order ${orderId} was promised ${backFen} fen back (${refundId}), there is ${amountFen ?? "nothing"}`;
  }
}
