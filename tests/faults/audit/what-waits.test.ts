import { expect, test } from "vitest";
import { isClean, verdictLine } from "./audit.ts";
import { smallSale, tells } from "./planted.fixture.ts";

const sale = smallSale();

test("a sale in order has nothing to be found", async () => {
  const verdict = await sale.now().verdict();
  expect(Object.values(verdict).flat()).toEqual([]);
  expect(isClean(verdict)).toBe(true);
  expect(verdictLine(verdict)).toBe(
    "faults: oversold=0 lost_paid=0 unbalanced=0 leaked_stock=0 stuck_orders=0 double_held=0 broken_promise=0 refunded_though_in_time=0 double_refund=0 unexplained=0 ledger=0",
  );
  expect(verdictLine(verdict, ["unbalanced", "lost_paid", "double_refund", "unexplained"])).toMatch(
    / unbalanced=0 lost_paid=0 double_refund=0 unexplained=0$/,
  );
});

tells("stuck_orders", [
  [
    "an order that waits past its time",
    ({ sql }) => sql("UPDATE orders SET expiresAt = NOW(3) - INTERVAL 1 SECOND WHERE state = 'awaiting_payment'"),
  ],
  ["an outbox row that was never sent", ({ sql }) => sql("UPDATE outbox_events SET sentAt = NULL")],
  ["a refund that was never made", ({ sql }) => sql("UPDATE refunds SET state = 'requested'")],
  ["a callback that was never applied", ({ sql }) => sql("UPDATE payment_callbacks SET outcome = 'received'")],
  ["a message that was never sent", ({ sql }) => sql("UPDATE messages SET state = 'queued'")],
  [
    "a job that has failed for good",
    ({ outside, run }) => {
      outside.runs.push(run("failed", { error: "no luck" }));
    },
  ],
  [
    "a job that never ends",
    ({ outside, run }) => {
      outside.runs.push(run("running"));
    },
  ],
  [
    "a round that failed and never went well again",
    ({ outside, run }) => {
      outside.runs.push(run("failed", { function_slug: "kaimu-sweep", event: { name: "inngest/scheduled.timer" } }));
    },
  ],
]);

test("a failed round of repair is forgiven when a later one went well, and one that is at work is left to it", async () => {
  const round = { function_slug: "kaimu-sweep", event: { name: "inngest/scheduled.timer" } };
  sale
    .now()
    .outside.runs.push(
      sale.now().run("failed", { ...round, run_started_at: "2026-11-25T12:01:00Z" }),
      sale.now().run("completed", { ...round, run_started_at: "2026-11-25T12:02:00Z" }),
      sale.now().run("running", { ...round, run_started_at: new Date().toISOString() }),
    );
  expect((await sale.now().verdict()).stuck_orders).toEqual([]);
});
