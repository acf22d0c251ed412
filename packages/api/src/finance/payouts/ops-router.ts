import { z } from "zod";
import { id, operator, page, router } from "../../trpc.ts";
import { day } from "../period.ts";
import { decidePayout } from "./decide-payout.ts";
import { listPayable } from "./list-payable.ts";
import { listPayouts } from "./list-payouts.ts";
import { recordPayout } from "./record-payout.ts";

export const payoutOpsRouter = router({
  list: operator
    .input(z.object({ ...page, state: z.enum(["waiting", "paid", "refused"]).optional() }))
    .query(({ ctx, input }) => listPayouts(ctx, input)),
  payable: operator.input(z.object({ ...page, toDay: day })).query(({ ctx, input }) => listPayable(ctx, input)),
  record: operator
    .input(
      z.object({
        payoutId: id,
        organizerId: id,
        toDay: day,
        expectedFen: z.int().min(1),
        bankReference: z.string().trim().min(4).max(64),
      }),
    )
    .mutation(({ ctx, input }) => recordPayout(ctx, { ...input, operatorId: ctx.accountId })),
  decide: operator
    .input(z.object({ payoutId: id, confirmed: z.boolean() }))
    .mutation(({ ctx, input }) => decidePayout(ctx, { ...input, operatorId: ctx.accountId })),
});
