import type { Evidence } from "./evidence.ts";
import { byKey, groupBy } from "./grouping.ts";
import type { OrderRow } from "./tables.ts";

/** Whoever paid has what he paid for, or his money back; and nobody has it for nothing. */
export function* lostPaid(evidence: Evidence): Generator<string> {
  yield* moneyWithoutOrder(evidence);
  yield* ordersWithoutTheirs(evidence);
  yield* promisesForgotten(evidence);
  for (const what of evidence.witness.believed) yield `the site answered "success" to ${what}`;
}

function* moneyWithoutOrder({ books, tables }: Evidence): Generator<string> {
  const payment = byKey(tables.payments, (row) => row.outTradeNo);
  const order = byKey(tables.orders, (row) => row.id);
  for (const trade of books.values()) {
    const kept = trade.paid ? trade.amount - trade.refunded : 0;
    if (kept === 0) continue;
    const paidFor = order.get(payment.get(trade.outTradeNo)?.orderId ?? "");
    if (paidFor?.state !== "paid")
      yield `trade ${trade.outTradeNo} took ${kept} fen and gave nothing back, its order is ${paidFor?.state ?? "missing"}`;
  }
}

function* ordersWithoutTheirs({ books, tables }: Evidence): Generator<string> {
  const paymentsOf = groupBy(tables.payments, (row) => row.orderId);
  const linesOf = groupBy(tables.lines, (row) => row.orderId);
  const ticketsOf = groupBy(tables.tickets, (row) => row.orderLineId);
  const message = groupBy(tables.messages, (row) => row.dedupeKey);
  const captured = (order: OrderRow) =>
    (paymentsOf.get(order.id) ?? []).reduce((sum, { outTradeNo }) => {
      const trade = books.get(outTradeNo);
      return sum + (trade?.paid ? trade.amount - trade.refunded : 0);
    }, 0);

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
}
