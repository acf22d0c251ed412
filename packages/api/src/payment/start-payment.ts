import type { Gateway } from "@kaimu/db";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { currentTraceparent } from "../platform/trace.ts";
import { checkPayments } from "./check-payments.ts";
import { gatewayOf, notifyUrlOf, type PayClient, type WayToPay } from "./gateway.ts";
import { merchantFor } from "./merchant-accounts.ts";
import { payableOrder } from "./payable-order.ts";

/**
 * Opens (or finds) the payment of an order with a gateway and returns how the buyer pays. Pressed five times, it is one trade; another
 * gateway is another trade beside it, and what comes in twice goes back.
 * Throws NOT_FOUND, ORDER_ALREADY_PAID, ORDER_EXPIRED, ORDER_CLOSED, SALE_CLOSED (it was called off), NOTHING_TO_PAY, GATEWAY_UNAVAILABLE.
 */
export async function startPayment(
  ctx: Context,
  o: { orderId: string; accountId: string; gateway: Gateway; client: PayClient; subject: string },
): Promise<WayToPay> {
  const order = await payableOrder(ctx, o);
  const merchant = await merchantFor(ctx, { organizerId: order.organizerId, gateway: o.gateway });
  const gateway = gatewayOf(ctx, merchant);
  const outTradeNo = gateway.tradeNumber(order.id, o.client);
  // One number an order and way to pay: whoever is second finds the first one's row.
  await ctx.db.payment.createMany({
    data: [
      {
        id: newId(),
        orderId: order.id,
        performanceId: order.performanceId,
        merchantAccountId: merchant.id,
        gateway: o.gateway,
        outTradeNo,
        amountFen: order.totalFen,
        expiresAt: order.expiresAt,
        subject: o.subject,
        traceparent: currentTraceparent() ?? null,
      },
    ],
    skipDuplicates: true,
  });
  const { subject } = await ctx.db.payment.findUniqueOrThrow({ where: { outTradeNo }, select: { subject: true } });
  try {
    return await gateway.wayToPay({
      outTradeNo,
      amountFen: order.totalFen,
      subject: subject ?? o.subject,
      expiresAt: order.expiresAt,
      client: o.client,
      returnUrl: `${ctx.env.WEB_ORIGIN}/orders/${order.id}?from=cashier`,
      notifyUrl: notifyUrlOf(ctx, merchant),
    });
  } catch (error) {
    // A vendor opens no trade that is paid already, and its callback may be on its way still.
    if (await checkPayments(ctx, order.id).catch(() => false)) throw new AppError("ORDER_ALREADY_PAID");
    throw error;
  }
}
