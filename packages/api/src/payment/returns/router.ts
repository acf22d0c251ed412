import { z } from "zod";
import { rateLimit } from "../../admission/index.ts";
import { buyer, clientKey, id, operator, router } from "../../trpc.ts";
import { giveBack } from "./give-back.ts";
import { quoteReturn } from "./quote.ts";
import { refundsOfOrder } from "./refunds-of-order.ts";
import { tryRefundAgain } from "./try-again.ts";

export const refundRouter = {
  web: router({
    /** What giving tickets of an order back comes to now. */
    quote: buyer
      .input(z.object({ orderId: id }))
      .query(({ ctx, input }) => quoteReturn(ctx, { ...input, accountId: ctx.accountId })),
    ofOrder: buyer
      .input(z.object({ orderId: id }))
      .query(({ ctx, input }) => refundsOfOrder(ctx, { ...input, accountId: ctx.accountId })),
    request: buyer
      .input(
        z.object({
          orderId: id,
          lineIds: z.array(id).min(1).max(40),
          clientKey,
          expectedBackFen: z.int().min(0),
        }),
      )
      .mutation(async ({ ctx, input }) => {
        await rateLimit(ctx, "order", ctx.accountId);
        return giveBack(ctx, { ...input, accountId: ctx.accountId });
      }),
  }),
  ops: router({
    tryAgain: operator
      .input(z.object({ refundId: id }))
      .mutation(({ ctx, input }) => tryRefundAgain(ctx, { ...input, operatorId: ctx.accountId })),
  }),
};
