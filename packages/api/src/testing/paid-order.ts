import type { Context } from "../context.ts";
import { applyPayment } from "../payment/index.ts";
import { newId } from "../platform/ids.ts";
import { createOrder, type TestShow } from "./factories.ts";

/** An order whose buyer reached a gateway, and what becomes of it when `paidFen` arrive there. */
export async function createPayable(ctx: Context, show: TestShow, o: { accountId?: string; quantity?: number } = {}) {
  const { accountId = newId(), quantity = 1 } = o;
  const order = await createOrder(ctx, show, { accountId, quantity });
  const merchant = await ctx.db.merchantAccount.findFirstOrThrow({ where: { organizerId: show.organizerId } });
  const payment = await ctx.db.payment.create({
    data: {
      ...{ id: newId(), orderId: order.id, performanceId: show.performanceId, merchantAccountId: merchant.id },
      ...{ gateway: "alipay", outTradeNo: newId(), amountFen: order.totalFen, expiresAt: order.expiresAt },
    },
  });
  const gatewayTradeNo = newId();
  return {
    ...{ orderId: order.id, accountId, paymentId: payment.id, merchantAccountId: merchant.id },
    totalFen: order.totalFen,
    lineIds: order.lines.map((line) => line.id),
    pay: (paidFen = order.totalFen) => applyPayment(ctx, { outTradeNo: payment.outTradeNo, gatewayTradeNo, paidFen }),
  };
}
