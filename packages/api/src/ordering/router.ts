import { z } from "zod";
import { rateLimit } from "../admission/index.ts";
import { closeUnpaid } from "../payment/index.ts";
import { AppError } from "../platform/errors.ts";
import { buyer, clientKey, id, page, router } from "../trpc.ts";
import { placeOrder } from "./place-order.ts";
import { placePass } from "./place-pass.ts";
import { previewCoupon } from "./preview-coupon.ts";
import { listOrders, readOrder } from "./read-orders.ts";

/** As it was typed: a code of whatever form that there is not is COUPON_UNKNOWN, not BAD_INPUT. */
const typedCode = z.string().min(1).max(60);
const couponCode = typedCode.optional();

export const orderingRouter = {
  web: router({
    place: buyer
      .input(
        z.object({
          performanceId: id,
          holdId: id,
          clientKey,
          expectedTotalFen: z.int().min(0),
          attendees: z
            .array(z.object({ unit: z.int().min(0), attendeeId: id }))
            .max(40)
            .optional(),
          couponCode,
        }),
      )
      .mutation(async ({ ctx, input }) => {
        await rateLimit(ctx, "order", ctx.accountId);
        return placeOrder(ctx, { ...input, accountId: ctx.accountId });
      }),
    placePass: buyer
      .input(
        z.object({
          passId: id,
          holds: z
            .array(z.object({ performanceId: id, holdId: id }))
            .min(1)
            .max(20),
          clientKey,
          expectedTotalFen: z.int().min(0),
          /** One for each piece, where the event asks for names. */
          attendeeIds: z.array(id).max(20).optional(),
          couponCode,
        }),
      )
      .mutation(async ({ ctx, input }) => {
        await rateLimit(ctx, "order", ctx.accountId);
        return placePass(ctx, { ...input, accountId: ctx.accountId });
      }),
    /** What the tickets that the caller holds would come to with a coupon. */
    couponPreview: buyer
      .input(z.union([z.object({ code: typedCode, performanceId: id }), z.object({ code: typedCode, passId: id })]))
      .query(async ({ ctx, input }) => {
        await rateLimit(ctx, "coupon", ctx.accountId);
        return previewCoupon(ctx, { ...input, accountId: ctx.accountId });
      }),
    order: buyer
      .input(z.object({ orderId: id }))
      .query(({ ctx, input }) => readOrder(ctx, { ...input, accountId: ctx.accountId })),
    myOrders: buyer
      .input(z.object(page))
      .query(({ ctx, input }) => listOrders(ctx, { ...input, accountId: ctx.accountId })),
    cancel: buyer.input(z.object({ orderId: id })).mutation(async ({ ctx, input }) => {
      await readOrder(ctx, { ...input, accountId: ctx.accountId });
      if ((await closeUnpaid(ctx, { ...input, as: "cancelled" })) === "paid") throw new AppError("ORDER_ALREADY_PAID");
      return readOrder(ctx, { ...input, accountId: ctx.accountId });
    }),
  }),
};
