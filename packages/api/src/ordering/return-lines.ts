import type { Transaction } from "@kaimu/db";
import { AppError } from "../platform/errors.ts";
import type { Fen } from "../platform/money.ts";
import { moveOrder } from "./move-order.ts";

/** A line that is given back: what it had cost, for which performance, and what is kept of that. */
export interface ReturnedOrderLine {
  lineId: string;
  performanceId: string;
  amountFen: Fen;
  keptFen: Fen;
}

/**
 * Marks lines of a paid order as given back, with what is kept of each, inside the refund's transaction; with the last line the order is
 * refunded. Throws STATE_CHANGED when one of them was not live any more, and then nothing may stay written.
 */
export async function returnLines(
  tx: Transaction,
  o: { orderId: string; refundId: string; lines: readonly ReturnedOrderLine[] },
): Promise<void> {
  const { orderId, refundId, lines } = o;
  for (const { lineId, keptFen } of lines) {
    const { count } = await tx.orderLine.updateMany({
      where: { id: lineId, orderId, state: "live", order: { state: "paid" } },
      data: { state: "refunded", refundId, keptFen },
    });
    if (count !== 1) throw new AppError("STATE_CHANGED", { detail: `line ${lineId}` });
  }
  for (const { performanceId, amountFen } of lines) {
    await tx.$executeRaw`UPDATE orders SET returnedFen = returnedFen + ${amountFen} WHERE id = ${orderId}`;
    await tx.$executeRaw`
      UPDATE order_parts SET returnedFen = returnedFen + ${amountFen}
      WHERE performanceId = ${performanceId} AND orderId = ${orderId}`;
  }
  const left = await tx.orderLine.count({ where: { orderId, state: "live" } });
  if (left === 0) await moveOrder(tx, { orderId, from: "paid", to: "refunded", reason: "given back" });
}
