import { inTransaction, isDuplicate } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { AppError } from "../../platform/errors.ts";
import { refundsTotal } from "../../platform/metrics.ts";
import { noteInBulk } from "../bulk/note-in-bulk.ts";
import { writeSettled } from "../write-settled.ts";

/**
 * A second person says that the transfer was sent, with the bank's reference: only now is the refund settled, the books have it as paid out
 * of the bank account, and the buyer is told. Throws NOT_FOUND, NOT_ALLOWED for who has recorded it himself, STATE_CHANGED when it does not
 * wait any more, REFERENCE_USED when another refund was sent under that reference.
 */
export async function confirmTransfer(
  ctx: Context,
  o: { transferId: string; bankReference: string; operatorId: string },
): Promise<void> {
  const { transferId, bankReference, operatorId } = o;
  const transfer = await ctx.db.refundTransfer.findUnique({ where: { id: transferId }, include: { refund: true } });
  if (!transfer) throw new AppError("NOT_FOUND", { detail: `transfer ${transferId}` });
  if (transfer.recordedBy === operatorId) throw new AppError("NOT_ALLOWED", { detail: "a second person confirms" });
  const { refund } = transfer;
  const at = ctx.clock.now();
  try {
    await inTransaction(ctx.db, async (tx) => {
      const sent = await tx.refundTransfer.updateMany({
        where: { id: transferId, state: "recorded" },
        data: { state: "sent", bankReference, decidedBy: operatorId, decidedAt: at },
      });
      const settled = await tx.refund.updateMany({
        where: { id: refund.id, state: "requested", method: "bank_transfer" },
        data: { state: "succeeded", settledAt: at },
      });
      if (sent.count === 0 || settled.count === 0)
        throw new AppError("STATE_CHANGED", { detail: `transfer ${transferId}` });
      await writeSettled(tx, { refund: { ...refund, method: "bank_transfer" }, merchantAccountId: null });
    });
  } catch (error) {
    if (isDuplicate(error)) throw new AppError("REFERENCE_USED", { detail: `transfer ${transferId}`, cause: error });
    throw error;
  }
  refundsTotal.inc({ reason: refund.reason, result: "transferred" });
  ctx.log.info({ transferId, refundId: refund.id, operator: operatorId }, "refund was sent over a bank account");
}

/** Takes a transfer back that was not sent: the refund is again one that its gateway has refused. Throws STATE_CHANGED. */
export async function withdrawTransfer(ctx: Context, o: { transferId: string; operatorId: string }): Promise<void> {
  const { transferId, operatorId } = o;
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.refundTransfer.updateMany({
      where: { id: transferId, state: "recorded" },
      data: { state: "withdrawn", liveRefundId: null, decidedBy: operatorId, decidedAt: ctx.clock.now() },
    });
    if (count === 0) throw new AppError("STATE_CHANGED", { detail: `transfer ${transferId}` });
    const { refundId } = await tx.refundTransfer.findUniqueOrThrow({ where: { id: transferId } });
    await tx.refund.updateMany({
      where: { id: refundId, state: "requested", method: "bank_transfer" },
      data: { state: "failed", method: "original_way" },
    });
    await noteInBulk(tx, { refundId, state: "failed" });
  });
  ctx.log.info({ transferId, operator: operatorId }, "transfer of a refund withdrawn");
}
