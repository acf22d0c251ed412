import { z } from "zod";
import { requireOwnPerformance } from "../../catalogue/index.ts";
import { buyer, id, operator, organizer, page, router } from "../../trpc.ts";
import { cancelPerformance, postponePerformance } from "./call-off.ts";
import { calledOffOf } from "./called-off.ts";
import { choose } from "./choose.ts";
import { bulkFailures, bulkReturnOf, listBulkReturns, readBulkReturn } from "./read-bulk-return.ts";
import { pauseBulkReturn, resumeBulkReturn, tryFailedAgain } from "./steer.ts";
import { readTouched } from "./touched.ts";

const reason = z.string().trim().min(2).max(200);
const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);
const cancelling = z.object({ performanceId: id, reason, reasonEn: reason, expectedOrders: z.int().min(0) });
const postponing = cancelling.extend({ startsLocal: localTime.nullable(), choiceUntilLocal: localTime });
const performance = z.object({ performanceId: id });
const bulkReturn = z.object({ bulkReturnId: id });

export const calledOffRouter = {
  web: router({
    ofOrder: buyer
      .input(z.object({ orderId: id }))
      .query(({ ctx, input }) => calledOffOf(ctx, { ...input, accountId: ctx.accountId })),
    choose: buyer
      .input(z.object({ orderId: id, performanceId: id, choice: z.enum(["keep", "refund"]) }))
      .mutation(({ ctx, input }) => choose(ctx, { ...input, accountId: ctx.accountId })),
  }),
  admin: router({
    touched: organizer.input(performance).query(async ({ ctx, input }) => {
      await requireOwnPerformance(ctx, { ...input, accountId: ctx.accountId, right: "see the money" });
      return readTouched(ctx, input.performanceId);
    }),
    progress: organizer.input(performance).query(async ({ ctx, input }) => {
      await requireOwnPerformance(ctx, { ...input, accountId: ctx.accountId, right: "see the money" });
      return bulkReturnOf(ctx, input.performanceId);
    }),
    cancel: organizer.input(cancelling).mutation(async ({ ctx, input }) => {
      await requireOwnPerformance(ctx, { ...input, accountId: ctx.accountId, right: "edit" });
      return cancelPerformance(ctx, { ...input, by: ctx.accountId });
    }),
    postpone: organizer.input(postponing).mutation(async ({ ctx, input }) => {
      await requireOwnPerformance(ctx, { ...input, accountId: ctx.accountId, right: "edit" });
      return postponePerformance(ctx, { ...input, by: ctx.accountId });
    }),
  }),
  ops: router({
    touched: operator.input(performance).query(({ ctx, input }) => readTouched(ctx, input.performanceId)),
    cancel: operator
      .input(cancelling)
      .mutation(({ ctx, input }) => cancelPerformance(ctx, { ...input, by: ctx.accountId })),
    postpone: operator
      .input(postponing)
      .mutation(({ ctx, input }) => postponePerformance(ctx, { ...input, by: ctx.accountId })),
    list: operator.input(z.object(page)).query(({ ctx, input }) => listBulkReturns(ctx, input)),
    progress: operator.input(bulkReturn).query(({ ctx, input }) => readBulkReturn(ctx, input.bulkReturnId)),
    failures: operator.input(bulkReturn.extend(page)).query(({ ctx, input }) => bulkFailures(ctx, input)),
    pause: operator
      .input(bulkReturn)
      .mutation(({ ctx, input }) => pauseBulkReturn(ctx, { ...input, operatorId: ctx.accountId })),
    resume: operator
      .input(bulkReturn)
      .mutation(({ ctx, input }) => resumeBulkReturn(ctx, { ...input, operatorId: ctx.accountId })),
    tryAgain: operator
      .input(bulkReturn.extend({ orderId: id.optional() }))
      .mutation(({ ctx, input }) => tryFailedAgain(ctx, { ...input, operatorId: ctx.accountId })),
  }),
};
