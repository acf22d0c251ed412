import { scheduled } from "../platform/durable.ts";
import { beginCheck, checkOrders, endCheck } from "./check-ledger.ts";

/** Orders of one step: a step that is cut off begins anew, and is not to have done much. */
const ordersAStep = 2_000;

/** Compares the books with orders, payments and refunds each night at 03:10 in China. */
const checkLedgerJob = scheduled({
  id: "check-ledger",
  cron: "TZ=Asia/Shanghai 10 3 * * *",
  async run({ ctx, step }) {
    const checkId = await step.run("begin", () => beginCheck(ctx));
    const total = { orders: 0, differences: 0 };
    for (let after: string | null = "", piece = 1; after !== null; piece += 1) {
      const from: string = after;
      const found = await step.run(`orders ${piece}`, () =>
        checkOrders(ctx, { checkId, after: from, limit: ordersAStep }),
      );
      total.orders += found.orders;
      total.differences += found.differences;
      after = found.after;
    }
    await step.run("end", () => endCheck(ctx, { checkId, ...total }));
    return total;
  },
});

export const financeJobs = [checkLedgerJob];
