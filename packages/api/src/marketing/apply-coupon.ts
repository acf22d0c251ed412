import type { CouponModel } from "@kaimu/db";
import type { Context } from "../context.ts";
import { databaseNow } from "../platform/database-now.ts";
import { AppError } from "../platform/errors.ts";
import type { Fen } from "../platform/money.ts";
import { writtenOut } from "./coupon-code.ts";
import { discountsOf } from "./discount-of.ts";

/** A coupon on the tickets of an order. */
export interface AppliedCoupon {
  couponId: string;
  title: string;
  titleEn: string;
  /** Who bears it: "platform", or the organizer's id. */
  fundedBy: string;
  /** What it takes off each ticket, in their order; together more than nothing. */
  offFen: Fen[];
}

/**
 * What a coupon takes off an order, as it is now by the database's clock; takes no piece of it. Throws COUPON_UNKNOWN, COUPON_NOT_HERE, COUPON_NOT_YET,
 * COUPON_OVER, COUPON_USED_UP, COUPON_USED_BY_YOU (facts.perAccount), COUPON_MINIMUM (facts.minimumFen), COUPON_NOTHING_OFF.
 */
export async function applyCoupon(
  ctx: Pick<Context, "db">,
  o: { code: string; accountId: string; organizerId: string; eventId: string; pricesFen: readonly Fen[] },
): Promise<AppliedCoupon> {
  const coupon = await ctx.db.coupon.findUnique({
    where: { code: writtenOut(o.code) },
    include: { grants: { where: { accountId: o.accountId }, select: { id: true } } },
  });
  if (!coupon) throw new AppError("COUPON_UNKNOWN");
  if (!isFor(coupon, o)) throw new AppError("COUPON_NOT_HERE");
  requireOpen(coupon, await databaseNow(ctx.db));
  const { perAccount, minimumFen } = coupon;
  if (coupon.grants.length >= perAccount) throw new AppError("COUPON_USED_BY_YOU", { facts: { perAccount } });
  if (coupon.used >= coupon.pieces) throw new AppError("COUPON_USED_UP");
  const sum = o.pricesFen.reduce((all, fen) => all + fen, 0);
  if (sum < minimumFen) throw new AppError("COUPON_MINIMUM", { facts: { minimumFen } });
  const offFen = discountsOf(coupon, o.pricesFen);
  if (offFen.every((fen) => fen === 0)) throw new AppError("COUPON_NOTHING_OFF");
  const { id: couponId, title, titleEn, organizerId } = coupon;
  return { couponId, title, titleEn, fundedBy: organizerId ?? "platform", offFen };
}

/** An organizer's is for its own events only. */
function isFor(coupon: CouponModel, o: { organizerId: string; eventId: string }): boolean {
  if (coupon.organizerId !== null && coupon.organizerId !== o.organizerId) return false;
  return coupon.eventId === null || coupon.eventId === o.eventId;
}

function requireOpen({ validFrom, validUntil, stoppedAt }: CouponModel, now: Date): void {
  if (stoppedAt || now >= validUntil) throw new AppError("COUPON_OVER");
  if (now < validFrom) throw new AppError("COUPON_NOT_YET");
}
