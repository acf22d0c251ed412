import type { Context } from "../context.ts";
import { endUnpaid, isOverdue, orderForPayment } from "../ordering/index.ts";
import { AppError } from "../platform/errors.ts";
import { checkPayments } from "./check-payments.ts";
import { closePayments, markClosed } from "./close-payments.ts";
import { payNothing } from "./pay-nothing.ts";

/** How an order's wait for money ended. */
export type Closed = "closed" | "paid" | "was closed" | "too early";

/**
 * Ends an order's wait for money, for its buyer (`cancelled`; the `reason` may be another) or because its time is up (`expired`): query, close, query again, and only
 * an order that is surely unpaid lets its units go. Money found on the way makes it a paid order instead.
 * Throws GATEWAY_UNAVAILABLE when the gateway does not say, and then nothing changes.
 */
export async function closeUnpaid(
  ctx: Context,
  o: { orderId: string; as: "cancelled" | "expired"; reason?: string },
): Promise<Closed> {
  const order = await orderForPayment(ctx, o.orderId);
  if (!order) throw new AppError("NOT_FOUND", { detail: `order ${o.orderId}` });
  if (order.state === "paid") return "paid";
  if (order.state !== "awaiting_payment") return "was closed";
  if (o.as === "expired" && !(await isOverdue(ctx, o.orderId))) return "too early";
  // Nothing was asked of its buyer that he could be late with.
  if (o.as === "expired" && (await payNothing(ctx, o.orderId))) return "paid";

  if (await endedByMoney(ctx, o.orderId)) return endState(ctx, o.orderId);
  await closePayments(ctx, o.orderId);
  // Money may have come between the first look and the close.
  if (await endedByMoney(ctx, o.orderId)) return endState(ctx, o.orderId);
  await markClosed(ctx, o.orderId);
  return (await endUnpaid(ctx, o)) ? "closed" : endState(ctx, o.orderId);
}

/** Looks for money, and whether it has ended the wait. Money of another sum goes back and has not: the order ends as if none had come. */
async function endedByMoney(ctx: Context, orderId: string): Promise<boolean> {
  if (!(await checkPayments(ctx, orderId))) return false;
  return (await orderForPayment(ctx, orderId))?.state !== "awaiting_payment";
}

async function endState(ctx: Context, orderId: string): Promise<Closed> {
  const order = await orderForPayment(ctx, orderId);
  return order?.state === "paid" ? "paid" : "was closed";
}
