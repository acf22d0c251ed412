import { z } from "zod";
import { requireRight } from "../catalogue/index.ts";
import { id, operator, organizer, page, router } from "../trpc.ts";
import { couponDraft } from "./coupon-draft.ts";
import { createCoupon } from "./create-coupon.ts";
import { listCoupons } from "./list-coupons.ts";
import { stopCoupon } from "./stop-coupon.ts";

/** Coupons where they are made: an organizer's by its staff, the platform's by operators. */
export const couponRouter = {
  admin: router({
    list: organizer.input(z.object({ ...page, organizerId: id })).query(async ({ ctx, input }) => {
      await requireRight(ctx, { ...input, accountId: ctx.accountId, right: "see" });
      return listCoupons(ctx, input);
    }),
    create: organizer
      .input(z.object({ couponId: id, organizerId: id, draft: couponDraft }))
      .mutation(({ ctx, input }) => createCoupon(ctx, { ...input, accountId: ctx.accountId })),
    stop: organizer
      .input(z.object({ couponId: id, organizerId: id }))
      .mutation(({ ctx, input }) => stopCoupon(ctx, { ...input, accountId: ctx.accountId })),
  }),
  ops: router({
    list: operator.input(z.object(page)).query(({ ctx, input }) => listCoupons(ctx, { ...input, organizerId: null })),
    create: operator
      .input(z.object({ couponId: id, draft: couponDraft }))
      .mutation(({ ctx, input }) => createCoupon(ctx, { ...input, organizerId: null, accountId: ctx.accountId })),
    stop: operator
      .input(z.object({ couponId: id }))
      .mutation(({ ctx, input }) => stopCoupon(ctx, { ...input, organizerId: null, accountId: ctx.accountId })),
  }),
};
