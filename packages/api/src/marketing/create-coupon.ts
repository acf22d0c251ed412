import { isDuplicate } from "@kaimu/db";
import { requireOwnEvent, requireRight, titlesOf } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import type { CouponDraft } from "./coupon-draft.ts";

/** Who makes a coupon, and who pays for it: an organizer, or the platform where there is none. */
export interface Maker {
  accountId: string;
  organizerId: string | null;
}

/**
 * Makes a coupon, for buyers to use from its time on. The id is the caller's choice: made again with the same one, it is the same coupon. Throws NOT_FOUND for
 * another's organizer or event, NOT_ALLOWED, COUPON_CODE_TAKEN, KEY_REUSED.
 */
export async function createCoupon(
  ctx: Context,
  o: Maker & { couponId: string; draft: CouponDraft },
): Promise<{ id: string }> {
  const { couponId: id, accountId, organizerId } = o;
  const { rule, ...draft } = o.draft;
  if (organizerId) await requireRight(ctx, { accountId, organizerId, right: "edit" });
  await requireEvent(ctx, { ...o, eventId: draft.eventId });
  try {
    await ctx.db.coupon.create({ data: { id, organizerId, ...draft, ...rule, createdBy: accountId } });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const first = await ctx.db.coupon.findUnique({ where: { id } });
    if (!first) throw new AppError("COUPON_CODE_TAKEN", { cause: error });
    if (first.code !== draft.code || first.organizerId !== organizerId) throw new AppError("KEY_REUSED");
    return { id };
  }
  ctx.log.info({ couponId: id, organizerId, by: accountId, pieces: draft.pieces }, "coupon made");
  return { id };
}

/** An organizer's coupon is for its own events, one of the platform's for anybody's. */
async function requireEvent(ctx: Context, o: Maker & { eventId: string | null }): Promise<void> {
  const { eventId, accountId, organizerId } = o;
  if (!eventId) return;
  if (organizerId) {
    const event = await requireOwnEvent(ctx, { accountId, eventId, right: "edit" });
    if (event.organizerId !== organizerId) throw new AppError("NOT_FOUND", { detail: `event ${eventId}` });
  } else if (!(await titlesOf(ctx, [eventId])).has(eventId))
    throw new AppError("NOT_FOUND", { detail: `event ${eventId}` });
}
