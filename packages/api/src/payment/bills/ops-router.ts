import { z } from "zod";
import { id, operator, page, router } from "../../trpc.ts";
import { askForComparison } from "./ask-comparison.ts";
import { askAboutCase } from "./ask-gateway.ts";
import { listCases, readCase } from "./read-cases.ts";
import { readComparison } from "./read-comparison.ts";
import { readBillDays } from "./read-days.ts";
import { resolveCase, resolveReasons } from "./resolve-case.ts";
import { askForReturn } from "./return-stray-money.ts";

const day = z.iso.date();
const ofBill = z.object({ credential: z.string().regex(/^[A-Z][A-Z0-9_]{0,39}$/), day });
const ofCase = z.object({ caseId: id });

export const billOpsRouter = router({
  days: operator
    .input(z.object({ limit: z.int().min(1).max(60).default(14), before: day.optional() }))
    .query(({ ctx, input }) => readBillDays(ctx, input)),
  compare: operator
    .input(ofBill)
    .mutation(({ ctx, input }) => askForComparison(ctx, { ...input, operatorId: ctx.accountId })),
  /** How far the comparison is that was asked for last. */
  comparison: operator.input(ofBill).query(({ ctx, input }) => readComparison(ctx, input)),
  cases: operator
    .input(
      z.object({
        ...page,
        state: z.enum(["open", "closed", "resolved"]).optional(),
        gateway: z.enum(["alipay", "wechat"]).optional(),
        day: day.optional(),
      }),
    )
    .query(({ ctx, input }) => listCases(ctx, input)),
  case: operator.input(ofCase).query(({ ctx, input }) => readCase(ctx, input.caseId)),
  /** Asks the gateway about its trade, and applies what it says. */
  ask: operator.input(ofCase).mutation(({ ctx, input }) => askAboutCase(ctx, { ...input, operatorId: ctx.accountId })),
  resolve: operator
    .input(z.object({ caseId: id, reason: z.enum(resolveReasons), text: z.string().trim().min(2).max(200) }))
    .mutation(({ ctx, input }) => resolveCase(ctx, { ...input, operatorId: ctx.accountId })),
  /** Sends money back that belongs to no order. */
  giveBack: operator
    .input(z.object({ caseId: id, expectedFen: z.int().min(1) }))
    .mutation(({ ctx, input }) => askForReturn(ctx, { ...input, operatorId: ctx.accountId })),
});
