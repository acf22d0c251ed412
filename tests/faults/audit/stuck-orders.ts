import type { Evidence } from "./evidence.ts";
import { byKey } from "./grouping.ts";
import { isWithOperator } from "./money-of-orders.ts";

/** A scheduled round may be at work when the auditor comes. */
const roundMs = 60_000;

/** Nothing waits for something that will not come. */
export function* stuckOrders({ tables, runs, books }: Evidence): Generator<string> {
  for (const order of tables.orders)
    if (order.state === "awaiting_payment" && order.overdue)
      yield `order ${order.id} still waits for money after its time`;
  for (const row of tables.outbox) yield `outbox row ${row.id} (${row.name}) was never sent`;
  const payment = byKey(tables.payments, (row) => row.id);
  for (const refund of tables.refunds)
    if (
      refund.state !== "succeeded" &&
      !isWithOperator(refund, books.get(payment.get(refund.paymentId)?.outTradeNo ?? ""))
    )
      yield `refund ${refund.outRefundNo} of order ${refund.orderId} is ${refund.state}`;
  for (const callback of tables.callbacks)
    if (callback.outcome === "received") yield `callback ${callback.id} of ${callback.outTradeNo} was never applied`;
  for (const message of tables.messages)
    if (message.state !== "sent") yield `message ${message.dedupeKey} is ${message.state}`;
  for (const run of runs) {
    if (run.scheduled && run.status === "running" && Date.now() - run.startedAt < roundMs) continue;
    yield `run ${run.id} of ${run.job} is ${run.status}${run.error ? `: ${run.error}` : ""}`;
  }
}
