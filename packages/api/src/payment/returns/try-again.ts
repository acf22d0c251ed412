import { inTransaction } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { AppError } from "../../platform/errors.ts";
import { emit } from "../../platform/outbox.ts";
import { noteInBulk } from "../bulk/note-in-bulk.ts";

/**
 * Asks the gateway once more for a refund that it has refused, under the same number: should the first try have paid after all, it pays
 * nothing now. Throws STATE_CHANGED when the refund is not one that failed.
 */
export async function tryRefundAgain(ctx: Context, o: { refundId: string; operatorId: string }): Promise<void> {
  const { refundId, operatorId } = o;
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.refund.updateMany({
      where: { id: refundId, state: "failed", method: "original_way" },
      data: { state: "requested" },
    });
    if (count === 0) throw new AppError("STATE_CHANGED", { detail: `refund ${refundId}` });
    await noteInBulk(tx, { refundId, state: "asked" });
    await emit(tx, "payment/refund.requested", { refundId });
  });
  ctx.log.info({ refundId, operator: operatorId }, "refund tried again by an operator");
}
