import { z } from "zod";
import { requireMember } from "../agency/index.ts";
import { requireRight } from "../catalogue/index.ts";
import { id, organizer, page, router } from "../trpc.ts";
import { agentRow, agentSums } from "./agent-sums.ts";
import { agreementsOf } from "./fee-agreements.ts";
import { payoutsIn } from "./payouts/payouts-in.ts";
import { agentPeriodInput, periodInput } from "./period.ts";
import { statementRows, statementTotals } from "./statement.ts";

const onePage = z.object({
  limit: page.limit,
  cursor: z.object({ day: z.string().length(10), performanceId: id }).optional(),
});

export const financeAdminRouter = router({
  /** What an own agent has sold, what was given back of it, and the commission it is due, by day and performance. */
  agentStatement: organizer.input(z.intersection(agentPeriodInput, onePage)).query(async ({ ctx, input }) => {
    await requireMember(ctx, { ...input, accountId: ctx.accountId });
    const { rows, next } = await statementRows(ctx, input);
    return { rows: rows.map(agentRow), next, totals: agentSums(await statementTotals(ctx, input)) };
  }),
  /** What an own organizer has sold, given back and is due, by day and performance; what it was paid then, and is still owed in all. */
  statement: organizer.input(z.intersection(periodInput, onePage)).query(async ({ ctx, input }) => {
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
