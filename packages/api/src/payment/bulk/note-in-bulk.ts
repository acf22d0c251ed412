import type { BulkOrderState, Transaction } from "@kaimu/db";

/** Keeps in a bulk return how far a refund of it is; does nothing for any other refund. What is returned stays so. */
export async function noteInBulk(
  tx: Pick<Transaction, "$executeRaw">,
  o: { refundId: string; state: BulkOrderState; why?: string },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE bulk_return_orders SET state = ${o.state}, why = ${o.why ?? null}, changedAt = NOW(3)
    WHERE refundId = ${o.refundId} AND state <> 'returned'`;
}
