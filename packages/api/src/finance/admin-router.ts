import { z } from "zod";
import { requireRight } from "../catalogue/index.ts";
import { id, organizer, page, router } from "../trpc.ts";
import { agreementsOf } from "./fee-agreements.ts";
import { payoutsIn } from "./payouts/payouts-in.ts";
import { periodInput } from "./period.ts";
import { statementRows, statementTotals } from "./statement.ts";

export const financeAdminRouter = router({
  /** What an own organizer has sold, given back and is due, by day and performance; what it was paid then, and is still owed in all. */
  statement: organizer
    .input(
      z.intersection(
        periodInput,
        z.object({
          limit: page.limit,
          cursor: z.object({ day: z.string().length(10), performanceId: id }).optional(),
        }),
      ),
    )
    .query(async ({ ctx, input }) => {
      await requireRight(ctx, { ...input, accountId: ctx.accountId, right: "see the money" });
      const agreement = (await agreementsOf(ctx, [input.organizerId])).get(input.organizerId);
      return {
        ...(await statementRows(ctx, input)),
        totals: await statementTotals(ctx, input),
        ...(await payoutsIn(ctx, input)),
        feePermyriad: agreement?.permyriad ?? 0,
      };
    }),
});
