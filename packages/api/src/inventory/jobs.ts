import { performancesOnSale } from "../catalogue/index.ts";
import { durable, scheduled } from "../platform/durable.ts";
import { AppError } from "../platform/errors.ts";
import { followTerms } from "./follow-terms.ts";
import { reconcile } from "./reconcile.ts";
import { freeReturned } from "./return-units.ts";

/** A performance that was published, paused or altered: whoever did so may have fallen right after his commit. */
const followTermsJob = durable({
  id: "follow-performance",
  on: "catalogue/performance.changed",
  retries: 15,
  limit: 5,
  run: ({ ctx, data, step }) => step.run("redis", () => followTerms(ctx, data.performanceId)),
});

/** Loads performances ahead of their sale, lets overdue holds go, and compares Redis with MySQL, all the time. */
const reconcileJob = scheduled({
  id: "reconcile-inventory",
  cron: "* * * * *",
  run: ({ ctx, step }) =>
    step.run("all performances on sale", async () => {
      let repairs = 0;
      for (const performanceId of await performancesOnSale(ctx)) {
        try {
          await followTerms(ctx, performanceId);
          repairs += await reconcile(ctx, performanceId);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          ctx.log.warn({ err: error, performanceId }, "not reconciled this round");
        }
      }
      return { repairs };
    }),
});

/** Puts places that were given back on sale again when the time announced for it has come. */
const freeReturnedJob = scheduled({
  id: "free-returned-units",
  cron: "* * * * *",
  run: ({ ctx, step }) => step.run("due", () => freeReturned(ctx)),
});

export const inventoryJobs = [followTermsJob, reconcileJob, freeReturnedJob];
