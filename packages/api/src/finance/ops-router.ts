import { z } from "zod";
import { listOrganizers } from "../catalogue/index.ts";
import { id, operator, page, router } from "../trpc.ts";
import { checkLedger } from "./check-ledger.ts";
import { agreementsOf, agreeOnFee } from "./fee-agreements.ts";
import { listChecks, listDifferences, readCheck } from "./read-checks.ts";
import { trialBalance } from "./trial-balance.ts";

export const financeOpsRouter = router({
  trialBalance: operator.query(({ ctx }) => trialBalance(ctx)),
  checks: operator.input(z.object(page)).query(({ ctx, input }) => listChecks(ctx, input)),
  readCheck: operator.input(z.object({ checkId: id })).query(({ ctx, input }) => readCheck(ctx, input.checkId)),
  differences: operator
    .input(z.object({ checkId: id, limit: page.limit, after: id.optional() }))
    .query(({ ctx, input }) => listDifferences(ctx, input)),
  /** Compares now, without waiting for the night. */
  check: operator.mutation(({ ctx }) => checkLedger(ctx)),
  agreements: operator.input(z.object(page)).query(async ({ ctx, input }) => {
    const { organizers, next } = await listOrganizers(ctx, input);
    const agreements = await agreementsOf(
      ctx,
      organizers.map((one) => one.id),
    );
    return { organizers: organizers.map((one) => ({ ...one, agreement: agreements.get(one.id) ?? null })), next };
  }),
  agreeOnFee: operator
    .input(z.object({ organizerId: id, permyriad: z.int().min(0).max(5_000) }))
    .mutation(({ ctx, input }) => agreeOnFee(ctx, { ...input, operatorId: ctx.accountId })),
});
