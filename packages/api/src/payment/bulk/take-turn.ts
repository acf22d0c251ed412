import type { Transaction } from "@kaimu/db";
import { emit } from "../../platform/outbox.ts";

/**
 * Sends a running bulk return on its way, inside a transaction; false when it does not run. Only the run of the newest turn goes on: one that was
 * slow, or was repeated, finds its turn over and leaves off. Given `turn`, it is taken only when that still is the newest.
 */
export async function takeTurn(tx: Transaction, o: { bulkReturnId: string; turn?: number }): Promise<boolean> {
  const { bulkReturnId: id, turn } = o;
  const row = await tx.bulkReturn.findUnique({ where: { id }, select: { turn: true } });
  const now = turn ?? row?.turn ?? 0;
  const taken = await tx.$executeRaw`
    UPDATE bulk_returns SET turn = turn + 1, beatAt = NOW(3) WHERE id = ${id} AND turn = ${now} AND state = 'running'`;
  if (taken === 0) return false;
  await emit(tx, "payment/bulk-return.due", { bulkReturnId: id, turn: now + 1 });
  return true;
}
