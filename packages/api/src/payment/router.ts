import { z } from "zod";
import { rateLimit } from "../admission/index.ts";
import { saleTerms } from "../catalogue/index.ts";
import { readOrder } from "../ordering/index.ts";
import { buyer, id, router } from "../trpc.ts";
import { checkPayments } from "./check-payments.ts";
import { startPayment } from "./start-payment.ts";

export const paymentRouter = {
  web: router({
    start: buyer
      .input(z.object({ orderId: id, device: z.enum(["desktop", "phone"]) }))
      .mutation(async ({ ctx, input }) => {
        const order = await readOrder(ctx, { ...input, accountId: ctx.accountId });
        const { eventTitle } = await saleTerms(ctx, order.performanceId);
        return startPayment(ctx, { ...input, accountId: ctx.accountId, subject: eventTitle });
      }),
    /** The buyer is back from the cashier: look for the money at once instead of waiting for the callback. */
    check: buyer.input(z.object({ orderId: id })).mutation(async ({ ctx, input }) => {
      await rateLimit(ctx, "payment-check", ctx.accountId);
      const order = await readOrder(ctx, { ...input, accountId: ctx.accountId });
      if (order.state === "awaiting_payment") await checkPayments(ctx, order.id);
      return readOrder(ctx, { ...input, accountId: ctx.accountId });
    }),
  }),
};
