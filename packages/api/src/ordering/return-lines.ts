import { Prisma, type Transaction } from "@kaimu/db";
import { AppError } from "../platform/errors.ts";
import type { Fen } from "../platform/money.ts";
import { moveOrder } from "./move-order.ts";

/** A ticket that is given back: what was paid for it, for which performance, and what is kept of that. */
export interface ReturnedOrderLine {
  lineId: string;
  performanceId: string;
  amountFen: Fen;
  keptFen: Fen;
}

/**
 * Marks tickets of a paid order as given back, with what is kept of each, and what lowered them with them, inside the refund's transaction; with the last
 * line the order is refunded: then it is true. Throws STATE_CHANGED when one of them was not live any more, and then nothing may stay written.
 */
export async function returnLines(
  tx: Transaction,
  o: { orderId: string; refundId: string | null; lines: readonly ReturnedOrderLine[] },
): Promise<boolean> {
  const { orderId, refundId, lines } = o;
  const kept = lines.map(({ lineId, keptFen }) => Prisma.sql`WHEN ${lineId} THEN ${keptFen}`);
  const moved = await tx.$executeRaw`
    UPDATE order_lines l JOIN orders o ON o.id = l.orderId
    SET l.state = 'refunded', l.refundId = ${refundId}, l.keptFen = CASE l.id ${Prisma.join(kept, " ")} END
    WHERE l.id IN (${Prisma.join(lines.map(({ lineId }) => lineId))})
      AND l.orderId = ${orderId} AND l.state = 'live' AND o.state = 'paid'`;
  if (moved !== lines.length) throw new AppError("STATE_CHANGED", { detail: `${moved} of ${lines.length} lines` });
  await tx.$executeRaw`
    UPDATE order_lines SET state = 'refunded', refundId = ${refundId}, keptFen = 0
    WHERE ofLineId IN (${Prisma.join(lines.map(({ lineId }) => lineId))}) AND orderId = ${orderId} AND state = 'live'`;
  await tx.$executeRaw`UPDATE orders SET returnedFen = returnedFen + ${sumOf(lines)} WHERE id = ${orderId}`;
  for (const [performanceId, some] of Map.groupBy(lines, (line) => line.performanceId)) {
    const amountFen = sumOf(some);
    await tx.$executeRaw`
      UPDATE order_parts SET returnedFen = returnedFen + ${amountFen}
      WHERE performanceId = ${performanceId} AND orderId = ${orderId}`;
  }
  const left = await tx.orderLine.count({ where: { orderId, state: "live" } });
  if (left > 0) return false;
  return moveOrder(tx, { orderId, from: "paid", to: "refunded", reason: "given back" });
}

const sumOf = (lines: readonly ReturnedOrderLine[]): Fen => lines.reduce((sum, line) => sum + line.amountFen, 0);
