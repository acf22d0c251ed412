import type { Context } from "../context.ts";
import { orderForPayment } from "../ordering/index.ts";
import { AppError } from "../platform/errors.ts";
import { checkPayments, paymentsOpen } from "./check-payments.ts";
import { gatewayOf } from "./gateway.ts";

/**
 * Closes all open payments of an order at their gateways: after this none of them takes money, or some have taken it already, which is
 * found by `checkPayments`. Throws GATEWAY_UNAVAILABLE when one is still open, and nothing of ours changes.
 */
export async function closePayments(ctx: Context, orderId: string): Promise<void> {
  const open = await paymentsOpen(ctx, orderId, ["pending"]);
  for (const { outTradeNo, merchantAccount } of open) await gatewayOf(ctx, merchantAccount).close(outTradeNo);
  for (const { outTradeNo, merchantAccount } of open) {
    const { state } = await gatewayOf(ctx, merchantAccount).query(outTradeNo);
    if (state === "waiting")
      throw new AppError("GATEWAY_UNAVAILABLE", { detail: `${outTradeNo} is still open after its close` });
  }
}

/** Marks an order's payments as closed that wait for no money any more. */
export async function markClosed(ctx: Context, orderId: string): Promise<void> {
  // By their ids: looked for by their state, payments of other orders that are just coming in would be locked on the way, and each wait for the other.
  const open = await ctx.db.payment.findMany({ where: { orderId, state: "pending" }, select: { id: true } });
  await ctx.db.payment.updateMany({
    where: { id: { in: open.map(({ id }) => id) }, state: "pending" },
    data: { state: "closed", closedAt: ctx.clock.now() },
  });
}

/**
 * What became of the other ways to pay when an order is paid (or over): each is closed at its gateway, and money that came by two ways
 * goes back once.
 */
export async function closeOtherWays(ctx: Context, orderId: string): Promise<"closed" | "still waiting"> {
  const order = await orderForPayment(ctx, orderId);
  if (!order || order.state === "awaiting_payment") return "still waiting";
  if ((await paymentsOpen(ctx, orderId, ["pending"])).length === 0) return "closed";
  await closePayments(ctx, orderId);
  await checkPayments(ctx, orderId);
  await markClosed(ctx, orderId);
  return "closed";
}
