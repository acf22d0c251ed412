import { z } from "zod";
import { rateLimit } from "../../admission/index.ts";
import { buyer, clientKey, id, operator, router } from "../../trpc.ts";
import { confirmTransfer, withdrawTransfer } from "../transfers/decide-transfer.ts";
import { readPayee, readRefund } from "../transfers/read-refund.ts";
import { recordTransfer } from "../transfers/record-transfer.ts";
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
    read: operator.input(z.object({ refundId: id })).query(({ ctx, input }) => readRefund(ctx, input.refundId)),
    /** Sends a refused refund over a bank account. */
    recordTransfer: operator
      .input(
        z.object({
          ...{ transferId: id, refundId: id },
          payee: z.string().trim().min(1).max(60),
          bank: z.string().trim().min(2).max(80),
          account: z
            .string()
            .transform((text) => text.replaceAll(/[\s-]/g, ""))
            .pipe(z.string().regex(/^[0-9A-Za-z]{6,34}$/)),
        }),
      )
      .mutation(({ ctx, input }) => recordTransfer(ctx, { ...input, operatorId: ctx.accountId })),
    /** A mutation, since it leaves a record. */
    readPayee: operator
      .input(z.object({ transferId: id }))
      .mutation(({ ctx, input }) => readPayee(ctx, { ...input, operatorId: ctx.accountId })),
    confirmTransfer: operator
      .input(
        z.object({
          transferId: id,
          bankReference: z
            .string()
            .trim()
            .regex(/^[\w-]{4,64}$/),
        }),
      )
      .mutation(({ ctx, input }) => confirmTransfer(ctx, { ...input, operatorId: ctx.accountId })),
    withdrawTransfer: operator
      .input(z.object({ transferId: id }))
      .mutation(({ ctx, input }) => withdrawTransfer(ctx, { ...input, operatorId: ctx.accountId })),
    tryAgain: operator
      .input(z.object({ refundId: id }))
      .mutation(({ ctx, input }) => tryRefundAgain(ctx, { ...input, operatorId: ctx.accountId })),
  }),
};
