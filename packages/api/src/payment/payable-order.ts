import { showingsForReturn } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { isOverdue, orderForPayment, performancesOfOrder } from "../ordering/index.ts";
import { AppError } from "../platform/errors.ts";

/**
 * An order that its buyer may pay now. Throws NOT_FOUND (another's too), ORDER_ALREADY_PAID, ORDER_EXPIRED, ORDER_CLOSED, SALE_CLOSED (it was
 * called off), NOTHING_TO_PAY.
 */
export async function payableOrder(ctx: Context, o: { orderId: string; accountId: string }) {
  const order = await orderForPayment(ctx, o.orderId);
  if (!order || order.accountId !== o.accountId) throw new AppError("NOT_FOUND", { detail: `order ${o.orderId}` });
  if (order.state === "paid" || order.state === "refunded") throw new AppError("ORDER_ALREADY_PAID");
  if (order.state === "expired" || (order.state === "awaiting_payment" && (await isOverdue(ctx, order.id))))
    throw new AppError("ORDER_EXPIRED");
  if (order.state !== "awaiting_payment") throw new AppError("ORDER_CLOSED");
  await requireTakesPlace(ctx, order.id);
  // No gateway opens a trade of nothing; pay-nothing.ts settles it as soon as it is placed.
  if (order.totalFen === 0) throw new AppError("NOTHING_TO_PAY");
  return order;
}

/** Nobody pays for what was called off: such an order is about to end. */
async function requireTakesPlace(ctx: Context, orderId: string): Promise<void> {
  const performanceIds = await performancesOfOrder(ctx, orderId);
  const showingOf = await showingsForReturn(ctx.db, performanceIds);
  for (const performanceId of performanceIds) {
    const { status } = showingOf(performanceId);
    if (status === "cancelled" || status === "postponed")
      throw new AppError("SALE_CLOSED", { facts: { performanceId } });
  }
}
