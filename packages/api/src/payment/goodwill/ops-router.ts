import { z } from "zod";
import { id, operator, page, router } from "../../trpc.ts";
import { decideGoodwill, giveGoodwill } from "./give-goodwill.ts";
import { listGoodwill } from "./list-goodwill.ts";

export const goodwillOpsRouter = router({
  list: operator
    .input(z.object({ ...page, state: z.enum(["waiting", "granted", "refused"]).optional() }))
    .query(({ ctx, input }) => listGoodwill(ctx, input)),
  give: operator
    .input(
      z.object({
        giftId: id,
        orderId: id,
        amountFen: z.int().min(1).max(100_000_000),
        why: z.string().trim().min(2).max(200),
      }),
    )
    .mutation(({ ctx, input }) => giveGoodwill(ctx, { ...input, operatorId: ctx.accountId })),
  decide: operator
    .input(z.object({ giftId: id, granted: z.boolean() }))
    .mutation(({ ctx, input }) => decideGoodwill(ctx, { ...input, operatorId: ctx.accountId })),
});
