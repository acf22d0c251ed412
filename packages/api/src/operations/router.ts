import { z } from "zod";
import { listSales } from "../catalogue/index.ts";
import { preWarm } from "../inventory/index.ts";
import { listSaleOrders } from "../ordering/index.ts";
import { listPayments, listRefunds } from "../payment/index.ts";
import { endLetter, runLetterAgain } from "../platform/dead-letters.ts";
import { waitingEvents } from "../platform/waiting-events.ts";
import { id, operator, page, router } from "../trpc.ts";
import { failedJobs } from "./failed-jobs.ts";
import { rerun } from "./inngest-runs.ts";
import { readDeadLetters } from "./read-dead-letters.ts";
import { withShowings } from "./read-lists.ts";
import { readOverview } from "./read-overview.ts";
import { withReadiness } from "./read-pre-warm.ts";
import { readSale } from "./read-sale.ts";
import { readTimeline } from "./read-timeline.ts";

const ofSale = { ...page, performanceId: id.optional() };
const orderState = z.enum(["awaiting_payment", "paid", "cancelled", "expired", "refunded"]);

export const operationsRouter = {
  ops: router({
    overview: operator.query(({ ctx }) => readOverview(ctx)),
    sales: operator
      .input(z.object({ ...page, query: z.string().trim().max(60).default("") }))
      .query(async ({ ctx, input }) => {
        const { sales, next } = await listSales(ctx, input);
        return { sales: await withReadiness(ctx, sales), next };
      }),
    preWarm: operator.input(z.object({ performanceId: id })).mutation(async ({ ctx, input }) => {
      const stock = await preWarm(ctx, input.performanceId);
      ctx.log.info({ ...input, operator: ctx.accountId, bytes: stock.bytes }, "stock loaded by an operator");
      return stock;
    }),
    sale: operator.input(z.object({ performanceId: id })).query(({ ctx, input }) => readSale(ctx, input.performanceId)),
    orders: operator.input(z.object({ ...ofSale, state: orderState.optional() })).query(async ({ ctx, input }) => {
      const list = await listSaleOrders(ctx, input);
      return withShowings(ctx, list, list.orders, input.performanceId);
    }),
    /** All that happened to one order, in the order of time. */
    timeline: operator.input(z.object({ orderId: id })).query(({ ctx, input }) => readTimeline(ctx, input.orderId)),
    payments: operator
      .input(z.object({ ...ofSale, state: z.enum(["pending", "succeeded", "closed"]).optional() }))
      .query(async ({ ctx, input }) => {
        const list = await listPayments(ctx, input);
        return withShowings(ctx, list, list.payments, input.performanceId);
      }),
    refunds: operator
      .input(z.object({ ...ofSale, state: z.enum(["waiting", "requested", "succeeded", "failed"]).optional() }))
      .query(async ({ ctx, input }) => {
        const list = await listRefunds(ctx, input);
        return withShowings(ctx, list, list.refunds, input.performanceId);
      }),
    waitingEvents: operator
      .input(
        z.object({
          limit: page.limit,
          after: z
            .string()
            .regex(/^\d{1,19}$/)
            .optional(),
        }),
      )
      .query(({ ctx, input }) => waitingEvents(ctx.db, input)),
    /** Jobs that have used up their tries, whatever the job server still knows of them. */
    deadLetters: operator
      .input(z.object({ ...page, state: z.enum(["open", "done"]).default("open") }))
      .query(({ ctx, input }) => readDeadLetters(ctx, input)),
    runAgain: operator.input(z.object({ letterId: id })).mutation(async ({ ctx, input }) => {
      await runLetterAgain(ctx.db, { id: input.letterId, operatorId: ctx.accountId });
      ctx.log.info({ ...input, operator: ctx.accountId }, "failed job run again by an operator");
    }),
    endLetter: operator
      .input(z.object({ letterId: id, note: z.string().trim().min(2).max(200) }))
      .mutation(async ({ ctx, input }) => {
        const { letterId, note } = input;
        await endLetter(ctx.db, { id: letterId, note, operatorId: ctx.accountId });
        ctx.log.info({ letterId, operator: ctx.accountId }, "operator is done with a failed job");
      }),
    failedJobs: operator.query(({ ctx }) => failedJobs(ctx)),
    rerunJob: operator
      .input(z.object({ runId: z.string().regex(/^[\w-]{8,64}$/) }))
      .mutation(async ({ ctx, input }) => {
        const runId = await rerun(ctx, input.runId);
        ctx.log.info({ runId, of: input.runId, operator: ctx.accountId }, "job run again by an operator");
        return { runId };
      }),
  }),
};
