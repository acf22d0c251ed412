import { overdueOrders } from "../ordering/index.ts";
import { durable, scheduled } from "../platform/durable.ts";
import { compareDay, daysDue } from "./bills/compare-bills.ts";
import { returnStrayMoney } from "./bills/return-stray-money.ts";
import { noteNotCompared, runComparison } from "./bills/run-comparison.ts";
import { checkPayments, ordersWithOpenPayments } from "./check-payments.ts";
import { closeOtherWays } from "./close-payments.ts";
import { closeUnpaid } from "./close-unpaid.ts";
import { payNothing } from "./pay-nothing.ts";
import { applyCallback } from "./receive-callback.ts";
import { executeRefund, waitingRefunds } from "./refund.ts";

const applyCallbackJob = durable({
  id: "apply-payment-callback",
  on: "payment/callback.received",
  limit: 20,
  run: ({ ctx, data, step }) => step.run("apply", () => applyCallback(ctx, data.callbackId)),
});

/** The order's timer. A paid or cancelled order ends it early; that is only tidiness, since closing looks at the state. An order of ¥0 waits for nothing. */
const expireOrderJob = durable({
  id: "expire-order",
  on: "order/placed",
  limit: 20,
  cancelOn: "order/paid",
  async run({ ctx, data, step }) {
    if (data.totalFen === 0) return step.run("pay nothing", () => payNothing(ctx, data.orderId));
    await step.sleepUntil("payment time", new Date(data.expiresAt));
    return step.run("close", async () => {
      const end = await closeUnpaid(ctx, { orderId: data.orderId, as: "expired" });
      // Inngest's clock may be ahead of the database's: the step fails and is tried again.
      if (end === "too early") throw new Error("not yet due by the database's clock");
      return end;
    });
  },
});

/** A paid order needs no other way to pay: what is still open at a gateway is closed before the buyer pays twice. */
const closeOtherWaysJob = durable({
  id: "close-other-ways-to-pay",
  on: "order/paid",
  limit: 10,
  run: ({ ctx, data, step }) => step.run("close", () => closeOtherWays(ctx, data.orderId)),
});

const refundJob = durable({
  id: "execute-refund",
  on: "payment/refund.requested",
  limit: 10,
  run: ({ ctx, data, step }) => step.run("refund", () => executeRefund(ctx, data.refundId)),
});

/** Finds what fell through: callbacks that never came, timers that were lost, refunds that ran out of tries. */
const sweepJob = scheduled({
  id: "sweep-payments",
  cron: "* * * * *",
  async run({ ctx, step }) {
    const found = await step.run("missing callbacks", async () => {
      const orders = await ordersWithOpenPayments(ctx, { olderThanSeconds: 60, limit: 200 });
      return count(ctx, orders, async (orderId) => {
        const money = await checkPayments(ctx, orderId);
        await closeOtherWays(ctx, orderId);
        return money;
      });
    });
    const closed = await step.run("overdue orders", async () => {
      const orders = await overdueOrders(ctx, { graceSeconds: 30, limit: 200 });
      return count(ctx, orders, async (orderId) => (await closeUnpaid(ctx, { orderId, as: "expired" })) === "closed");
    });
    const refunded = await step.run("waiting refunds", async () => {
      const refunds = await waitingRefunds(ctx, { olderThanSeconds: 60, limit: 200 });
      return count(ctx, refunds, async (refundId) => executeRefund(ctx, refundId).then(() => true));
    });
    return { found, closed, refunded };
  },
});

/** From half past ten in Beijing, when both vendors have closed the day before, until the evening: a bill that is late is asked for again. */
const compareBillsJob = scheduled({
  id: "compare-bills",
  cron: "30 2-12 * * *",
  async run({ ctx, step }) {
    const due = await step.run("days due", () => daysDue(ctx));
    for (const { credential, day } of due)
      await step.run(`${credential} ${day}`, () =>
        compareDay(ctx, { credential, day }).catch((error: unknown) => {
          ctx.log.warn({ err: error, credential, day }, "a bill was not compared and will be asked for again");
        }),
      );
    return due.length;
  },
});

/** The same for a day that an operator has asked for; the page shows how far it is. */
const compareBillJob = durable({
  id: "compare-bill",
  on: "payment/bill-comparison.requested",
  retries: 3,
  limit: 2,
  run: ({ ctx, data, step }) => step.run("compare", () => runComparison(ctx, data)),
  onFailed: ({ ctx, data, error }) => noteNotCompared(ctx, { ...data, detail: error.message }),
});

const returnStrayMoneyJob = durable({
  id: "return-stray-money",
  on: "payment/stray-money.return-requested",
  limit: 2,
  run: ({ ctx, data, step }) => step.run("return", () => returnStrayMoney(ctx, data.caseId)),
});

/** Does the work for each id; one that fails is logged and left to the next round. */
async function count(
  ctx: { log: { warn(o: object, text: string): void } },
  ids: string[],
  work: (id: string) => Promise<boolean>,
): Promise<number> {
  let done = 0;
  for (const id of ids) {
    try {
      if (await work(id)) done += 1;
    } catch (error) {
      ctx.log.warn({ err: error, id }, "sweep left this to its next round");
    }
  }
  return done;
}

export const paymentJobs = [
  ...[applyCallbackJob, expireOrderJob, closeOtherWaysJob, refundJob],
  ...[sweepJob, compareBillsJob, compareBillJob, returnStrayMoneyJob],
];
