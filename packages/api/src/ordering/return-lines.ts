import type { Transaction } from "@kaimu/db";
import { AppError } from "../platform/errors.ts";
import type { Fen } from "../platform/money.ts";
import { moveOrder } from "./move-order.ts";

/**
 * Marks lines of a paid order as given back, with what is kept of each, inside the refund's transaction; with the last line the order is
 * refunded. Throws STATE_CHANGED when one of them was not live any more, and then nothing may stay written.
 */
export async function returnLines(
  tx: Transaction,
  o: { orderId: string; refundId: string; lines: readonly { lineId: string; keptFen: Fen }[] },
): Promise<void> {
  const { orderId, refundId } = o;
  for (const { lineId, keptFen } of o.lines) {
    const { count } = await tx.orderLine.updateMany({
      where: { id: lineId, orderId, state: "live", order: { state: "paid" } },
      data: { state: "refunded", refundId, keptFen },
    });
    if (count !== 1) throw new AppError("STATE_CHANGED", { detail: `line ${lineId}` });
  }
  const left = await tx.orderLine.count({ where: { orderId, state: "live" } });
  if (left === 0) await moveOrder(tx, { orderId, from: "paid", to: "refunded", reason: "given back" });
}
