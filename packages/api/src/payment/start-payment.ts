import type { Context } from "../context.ts";
import { isOverdue, orderForPayment } from "../ordering/index.ts";
import { AppError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";

/**
 * Opens (or finds) the payment of an order with a gateway and returns where the buyer pays. Pressed five times, it is one trade.
 * Throws NOT_FOUND, ORDER_ALREADY_PAID, ORDER_EXPIRED, ORDER_CLOSED.
 */
export async function startPayment(
  ctx: Context,
  o: { orderId: string; accountId: string; device: "desktop" | "phone"; subject: string },
): Promise<{ payUrl: string }> {
  const order = await orderForPayment(ctx, o.orderId);
  if (!order || order.accountId !== o.accountId) throw new AppError("NOT_FOUND", { detail: `order ${o.orderId}` });
  if (order.state === "paid" || order.state === "refunded") throw new AppError("ORDER_ALREADY_PAID");
  if (order.state === "expired" || (order.state === "awaiting_payment" && (await isOverdue(ctx, order.id))))
    throw new AppError("ORDER_EXPIRED");
  if (order.state !== "awaiting_payment") throw new AppError("ORDER_CLOSED");

  const merchant = await merchantOf(ctx, order.organizerId);
  const outTradeNo = tradeNumber(order.id);
  // One number an order: whoever is second finds the first one's row.
  await ctx.db.payment.createMany({
    data: [
      {
        id: newId(),
        orderId: order.id,
        performanceId: order.performanceId,
        merchantAccountId: merchant.id,
        gateway: "alipay",
        outTradeNo,
        amountFen: order.totalFen,
        expiresAt: order.expiresAt,
      },
    ],
    skipDuplicates: true,
  });
  return {
    payUrl: ctx.gateways.alipay.payUrl({
      outTradeNo,
      amountFen: order.totalFen,
      subject: o.subject,
      expiresAt: order.expiresAt,
      device: o.device,
      returnUrl: `${ctx.env.WEB_ORIGIN}/orders/${order.id}?from=cashier`,
      notifyUrl: `${ctx.env.CALLBACK_ORIGIN}/callbacks/alipay`,
    }),
  };
}

/** The organizer's own merchant account, or the platform's. */
async function merchantOf(ctx: Context, organizerId: string) {
  const accounts = await ctx.db.merchantAccount.findMany({
    where: { gateway: "alipay", OR: [{ organizerId }, { organizerId: null }] },
  });
  const merchant = accounts.find((account) => account.organizerId === organizerId) ?? accounts[0];
  if (!merchant) throw new AppError("GATEWAY_UNAVAILABLE", { detail: "no merchant account" });
  return merchant;
}

/** Our number at the gateway: letters and digits only, as both vendors ask. */
function tradeNumber(orderId: string): string {
  return `K${orderId.replaceAll("-", "")}`;
}
