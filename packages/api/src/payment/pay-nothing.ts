import { inTransaction } from "@kaimu/db";
import type { Context } from "../context.ts";
import { post } from "../finance/index.ts";
import { showOrder } from "../inventory/index.ts";
import { markPaid, orderForPayment, orderInBooks } from "../ordering/index.ts";
import { ordersTotal } from "../platform/metrics.ts";

/**
 * An order of ¥0 is paid without any gateway, once however often this is called. False when there is something to pay, or the order does not wait
 * any more.
 */
export async function payNothing(ctx: Context, orderId: string): Promise<boolean> {
  const waiting = await orderForPayment(ctx, orderId);
  if (waiting?.state !== "awaiting_payment" || waiting.totalFen > 0) return false;
  const paid = await inTransaction(ctx.db, async (tx) => {
    const { order, lines } = await orderInBooks(tx, orderId);
    if (!(await markPaid(tx, orderId))) return false;
    // Lines of nothing leave no trace there; lines that add up to nothing do.
    await post(tx, { kind: "order_paid", order, lines });
    return true;
  });
  if (!paid) return false;
  ordersTotal.inc({ state: "paid" });
  await showOrder(ctx, orderId);
  return true;
}
