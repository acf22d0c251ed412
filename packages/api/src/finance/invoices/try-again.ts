import { inTransaction } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { AppError } from "../../platform/errors.ts";
import { emit } from "../../platform/outbox.ts";
import { noteMoment } from "./invoice-moments.ts";

/**
 * Asks the service once more for what it has not done, under the same serial: should it have been done after all, it is not done twice. Throws
 * STATE_CHANGED when the invoice is not one that failed.
 */
export async function tryInvoiceAgain(ctx: Context, o: { invoiceId: string; operatorId: string }): Promise<void> {
  const { invoiceId, operatorId } = o;
  await inTransaction(ctx.db, async (tx) => {
    const move = async (from: "failed" | "reversal_failed", to: "requested" | "reversing") => {
      const where = { id: invoiceId, state: from };
      const data = { state: to, detail: null, refusedBuyer: false };
      const { count } = await tx.invoice.updateMany({ where, data });
      if (count === 1) await noteMoment(tx, { invoiceId, what: "tried_again", operatorId });
      return count === 1;
    };
    if (await move("failed", "requested")) return emit(tx, "invoice/requested", { invoiceId });
    if (await move("reversal_failed", "reversing")) return emit(tx, "invoice/reversal.requested", { invoiceId });
    throw new AppError("STATE_CHANGED", { detail: `invoice ${invoiceId}` });
  });
  ctx.log.info({ invoiceId, operator: operatorId }, "invoice tried again by an operator");
}
