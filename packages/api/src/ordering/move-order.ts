import type { OrderState, Transaction } from "@kaimu/db";
import { mayMove } from "./order-state.ts";

/**
 * Moves an order on, if it still is in `from`; false when it is not, and then nothing is written. The transition's primary key
 * (order, state) is the second guard: a state is entered once.
 */
export async function moveOrder(
  tx: Transaction,
  o: { orderId: string; from: OrderState; to: OrderState; reason: string },
): Promise<boolean> {
  if (!mayMove(o.from, o.to)) throw new Error(`an order never goes from ${o.from} to ${o.to}`);
  const moved = await tx.$executeRaw`
    UPDATE orders SET state = ${o.to},
      paidAt = IF(${o.to} = 'paid', NOW(3), paidAt),
      closedAt = IF(${o.to} IN ('cancelled', 'expired', 'refunded'), NOW(3), closedAt)
    WHERE id = ${o.orderId} AND state = ${o.from}`;
  if (moved === 0) return false;
  await tx.orderTransition.create({ data: { orderId: o.orderId, from: o.from, toState: o.to, reason: o.reason } });
  return true;
}
