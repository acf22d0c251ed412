import { inTransaction, type Transaction } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { AppError } from "../../platform/errors.ts";
import { noteInBulk } from "../bulk/note-in-bulk.ts";
import { placeOf } from "./sealed-payee.ts";

/** Where the money goes. */
export interface Payee {
  payee: string;
  bank: string;
  account: string;
}

/**
 * An operator records that a refund which its gateway has refused goes over a bank account, and to which: from then on the gateway is not asked
 * about it any more. The id is the caller's choice; recorded again with the same one, it is the same transfer. Throws KEY_REUSED, and STATE_CHANGED
 * when the refund is not one that failed, goes another way already, or a call to its gateway is under way.
 */
export async function recordTransfer(
  ctx: Context,
  o: Payee & { transferId: string; refundId: string; operatorId: string },
): Promise<void> {
  const { transferId, refundId, operatorId } = o;
  const seal = (name: keyof Payee) => ctx.cipher.seal(o[name], placeOf(name, transferId));
  await inTransaction(ctx.db, async (tx) => {
    // Two presses take turns, and the second finds the first one's transfer.
    await tx.$queryRaw`SELECT id FROM refunds WHERE id = ${refundId} FOR UPDATE`;
    const first = await tx.refundTransfer.findUnique({ where: { id: transferId } });
    if (first && first.refundId !== refundId) throw new AppError("KEY_REUSED");
    if (first) return;
    await leaveGateway(tx, refundId);
    await tx.refundTransfer.create({
      data: {
        ...{ id: transferId, refundId, liveRefundId: refundId, recordedBy: operatorId },
        ...{ payeeCipher: seal("payee"), bankCipher: seal("bank"), accountCipher: seal("account") },
      },
    });
    await noteInBulk(tx, { refundId, state: "asked" });
  });
  ctx.log.info({ transferId, refundId, operator: operatorId }, "refund goes over a bank account");
}

/** The money's only way is the bank's from here on; nothing is under way at the gateway. */
async function leaveGateway(tx: Transaction, refundId: string): Promise<void> {
  const left = await tx.$executeRaw`
    UPDATE refunds SET method = 'bank_transfer', state = 'requested'
    WHERE id = ${refundId} AND state = 'failed' AND method = 'original_way'
      AND (asking = 0 OR askingUntil IS NULL OR askingUntil < NOW(3))`;
  if (left === 0) throw new AppError("STATE_CHANGED", { detail: `refund ${refundId}` });
}
