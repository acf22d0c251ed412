import { type GoodwillState, inTransaction, type Transaction } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { post } from "../../finance/index.ts";
import { lockOrder, orderInBooks } from "../../ordering/index.ts";
import { AppError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import type { Fen } from "../../platform/money.ts";
import { emit } from "../../platform/outbox.ts";
import { payableBack } from "../returns/payable-back.ts";

/** So much one operator may give on an order by himself, what was given on it before included. */
export const givenAloneFen: Fen = 20_000;

/** A gift as it was written: granted, or waiting for a second person. */
export interface AskedGift {
  id: string;
  state: GoodwillState;
}

/**
 * Gives a buyer money beyond what the rule gives back, or asks for it where it is more than one may give alone. The id is the caller's
 * choice: asked again with the same one, it is the same gift. Throws NOT_FOUND, KEY_REUSED, and NOT_RETURNABLE when the order's payment
 * does not have so much left.
 */
export async function giveGoodwill(
  ctx: Context,
  o: { giftId: string; orderId: string; amountFen: Fen; why: string; operatorId: string },
): Promise<AskedGift> {
  const { giftId, orderId, amountFen, why, operatorId } = o;
  const gift = await inTransaction(ctx.db, async (tx) => {
    // Two gifts on one order take turns: together they must not be more than one may give alone.
    await lockOrder(tx, orderId);
    const first = await tx.goodwillGift.findUnique({ where: { id: giftId } });
    if (first) {
      if (first.orderId !== orderId || first.amountFen !== amountFen) throw new AppError("KEY_REUSED");
      return first;
    }
    await payableBack(tx, { orderId, amountFen });
    const before = await tx.goodwillGift.aggregate({
      where: { orderId, state: { not: "refused" } },
      _sum: { amountFen: true },
    });
    const alone = (before._sum.amountFen ?? 0) + amountFen <= givenAloneFen;
    const refundId = alone ? await payBack(tx, { giftId, orderId, amountFen }) : null;
    return tx.goodwillGift.create({
      data: {
        ...{ id: giftId, orderId, amountFen, why, askedBy: operatorId, refundId },
        ...(alone ? { state: "granted", decidedAt: ctx.clock.now() } : {}),
      },
    });
  });
  ctx.log.info({ giftId, orderId, amountFen, operator: operatorId, state: gift.state }, "goodwill asked for");
  return { id: gift.id, state: gift.state };
}

/**
 * A second person grants or refuses a gift that waits. Throws NOT_FOUND, NOT_ALLOWED for who has asked for it himself, STATE_CHANGED when
 * it does not wait any more, NOT_RETURNABLE when the payment does not have so much left.
 */
export async function decideGoodwill(
  ctx: Context,
  o: { giftId: string; granted: boolean; operatorId: string },
): Promise<void> {
  const { giftId, granted, operatorId } = o;
  const gift = await ctx.db.goodwillGift.findUnique({ where: { id: giftId } });
  if (!gift) throw new AppError("NOT_FOUND", { detail: `gift ${giftId}` });
  if (gift.askedBy === operatorId) throw new AppError("NOT_ALLOWED", { detail: "a second person decides" });
  const { orderId, amountFen } = gift;
  await inTransaction(ctx.db, async (tx) => {
    await lockOrder(tx, orderId);
    const { count } = await tx.goodwillGift.updateMany({
      where: { id: giftId, state: "waiting" },
      data: { state: granted ? "granted" : "refused", decidedBy: operatorId, decidedAt: ctx.clock.now() },
    });
    if (count === 0) throw new AppError("STATE_CHANGED", { detail: `gift ${giftId}` });
    if (!granted) return;
    const refundId = await payBack(tx, { giftId, orderId, amountFen });
    await tx.goodwillGift.updateMany({ where: { id: giftId }, data: { refundId } });
  });
  ctx.log.info({ giftId, orderId, amountFen, operator: operatorId, granted }, "goodwill decided");
}

/** Writes the refund of a gift, posted and told, under a number that is the gift's. */
async function payBack(tx: Transaction, o: { giftId: string; orderId: string; amountFen: Fen }): Promise<string> {
  const { orderId, amountFen } = o;
  const { order } = await orderInBooks(tx, orderId);
  const paymentId = await payableBack(tx, { orderId, amountFen });
  const refundId = newId();
  const outRefundNo = `G${o.giftId.replaceAll("-", "").slice(0, 31)}`;
  await tx.refund.create({ data: { id: refundId, paymentId, orderId, outRefundNo, amountFen, reason: "goodwill" } });
  await post(tx, { kind: "goodwill_granted", order, refundId, amountFen });
  await emit(tx, "payment/refund.requested", { refundId });
  return refundId;
}
