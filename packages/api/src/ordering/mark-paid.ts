import type { Transaction } from "@kaimu/db";
import { markSold } from "../inventory/index.ts";
import { emit } from "../platform/outbox.ts";
import { moveOrder } from "./move-order.ts";

/** Money for an order is in: order paid, claims sold, event written, in the payment's transaction. False when it no longer waits. */
export async function markPaid(tx: Transaction, orderId: string): Promise<boolean> {
  const moved = await moveOrder(tx, { orderId, from: "awaiting_payment", to: "paid", reason: "payment" });
  if (!moved) return false;
  await markSold(tx, orderId);
  await emit(tx, "order/paid", { orderId });
  return true;
}
