import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Prometheus metrics of this process; every process serves them at /metrics, which Nginx does not pass on. */
export const registry = new Registry();
collectDefaultMetrics({ register: registry, prefix: "kaimu_" });

const registers = [registry];

export const requestSeconds = new Histogram({
  name: "kaimu_request_seconds",
  help: "Calls answered, by procedure and answer code",
  labelNames: ["procedure", "code"],
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers,
});

export const holdsTotal = new Counter({
  name: "kaimu_holds_total",
  help: "Hold attempts, by result",
  labelNames: ["result"],
  registers,
});
export const ordersTotal = new Counter({
  name: "kaimu_orders_total",
  help: "Orders that entered a state",
  labelNames: ["state"],
  registers,
});
export const ordersWaiting = new Gauge({
  name: "kaimu_orders_waiting",
  help: "Orders before their transaction when a batch was taken",
  registers,
});
export const orderBatchSize = new Histogram({
  name: "kaimu_order_batch_size",
  help: "Orders that shared a transaction",
  buckets: [1, 2, 4, 8, 16, 32, 64, 128],
  registers,
});
export const orderBatches = new Counter({
  name: "kaimu_order_batches_total",
  help: "Transactions of orders: together, or given up and done one by one",
  labelNames: ["result"],
  registers,
});
export const callbacksTotal = new Counter({
  name: "kaimu_payment_callbacks_total",
  help: "Payment callbacks, by what became of them",
  labelNames: ["gateway", "result"],
  registers,
});
export const refundsTotal = new Counter({
  name: "kaimu_refunds_total",
  help: "Refunds, by reason and result",
  labelNames: ["reason", "result"],
  registers,
});
export const billDifferences = new Counter({
  name: "kaimu_bill_differences_total",
  help: "Where a gateway's bill and our payments and refunds differ, by gateway and what differs",
  labelNames: ["gateway", "what"],
  registers,
});
export const billCasesOpen = new Gauge({
  name: "kaimu_bill_cases_open",
  help: "Differences between the gateways' bills and our books that wait for somebody, by gateway",
  labelNames: ["gateway"],
  registers,
});
export const jobsTotal = new Counter({
  name: "kaimu_jobs_total",
  help: "Runs of durable functions that ended: done, or failed for good",
  labelNames: ["job", "result"],
  registers,
});
export const deadLettersOpen = new Gauge({
  name: "kaimu_dead_letters_open",
  help: "Jobs that failed for good and are not done with",
  registers,
});
export const messagesTotal = new Counter({
  name: "kaimu_messages_total",
  help: "Messages to people, by way and result",
  labelNames: ["way", "result"],
  registers,
});
export const outboxWaiting = new Gauge({ name: "kaimu_outbox_waiting", help: "Outbox rows not yet sent", registers });
export const outboxSent = new Counter({
  name: "kaimu_outbox_sent_total",
  help: "Outbox rows sent to Inngest",
  registers,
});
export const inventoryRebuilds = new Counter({
  name: "kaimu_inventory_rebuilds_total",
  help: "Performances rebuilt in Redis from MySQL",
  registers,
});
export const inventoryRepairs = new Counter({
  name: "kaimu_inventory_repairs_total",
  help: "Units put right in Redis by the reconciler",
  registers,
});
export const limitRefusals = new Counter({
  name: "kaimu_limit_refusals_total",
  help: "Calls refused because there were too many, by limit",
  labelNames: ["limit"],
  registers,
});
export const challengesTotal = new Counter({
  name: "kaimu_challenges_total",
  help: "Challenges, by what became of them",
  labelNames: ["result"],
  registers,
});
export const shedTotal = new Counter({
  name: "kaimu_shed_total",
  help: "Calls turned away because this process had too much to do, by kind",
  labelNames: ["kind"],
  registers,
});
export const workLimit = new Gauge({ name: "kaimu_work_limit", help: "Calls this process takes at once", registers });
export const workInFlight = new Gauge({
  name: "kaimu_work_in_flight",
  help: "Calls in this process's hands",
  registers,
});
export const breakerState = new Gauge({
  name: "kaimu_breaker_state",
  help: "Circuit breakers: 0 closed, 1 a probe is out, 2 open",
  labelNames: ["name"],
  registers,
});
export const breakerRefusals = new Counter({
  name: "kaimu_breaker_refusals_total",
  help: "Calls that were not made because a breaker was open",
  labelNames: ["name"],
  registers,
});
