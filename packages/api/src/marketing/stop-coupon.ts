import { requireRight } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import type { Maker } from "./create-coupon.ts";

/** Stops a coupon for good: no further order uses it, those that have it keep it. Throws NOT_FOUND for another's, NOT_ALLOWED, STATE_CHANGED. */
export async function stopCoupon(ctx: Context, o: Maker & { couponId: string }): Promise<void> {
  const { couponId: id, organizerId, accountId } = o;
  if (organizerId) await requireRight(ctx, { accountId, organizerId, right: "edit" });
  const coupon = await ctx.db.coupon.findFirst({ where: { id, organizerId } });
  if (!coupon) throw new AppError("NOT_FOUND", { detail: `coupon ${id}` });
  const stopped = await ctx.db.$executeRaw`
    UPDATE coupons SET stoppedAt = NOW(3), stoppedBy = ${accountId} WHERE id = ${id} AND stoppedAt IS NULL`;
  if (stopped === 0) throw new AppError("STATE_CHANGED", { detail: `coupon ${id}` });
  ctx.log.info({ couponId: id, organizerId, by: accountId }, "coupon stopped");
}
