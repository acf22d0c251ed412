import { performancesOnSale } from "../catalogue/index.ts";
import { scheduled } from "../platform/durable.ts";
import { AppError } from "../platform/errors.ts";
import { reconcile } from "./reconcile.ts";

/** Loads performances ahead of their sale, lets overdue holds go, and compares Redis with MySQL, all the time. */
const reconcileJob = scheduled({
  id: "reconcile-inventory",
  cron: "* * * * *",
  run: ({ ctx, step }) =>
    step.run("all performances on sale", async () => {
      let repairs = 0;
      for (const performanceId of await performancesOnSale(ctx)) {
        try {
          repairs += await reconcile(ctx, performanceId);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          ctx.log.warn({ err: error, performanceId }, "not reconciled this round");
        }
      }
      return { repairs };
    }),
});

export const inventoryJobs = [reconcileJob];
