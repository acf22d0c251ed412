import type { Context } from "../context.ts";
import { hold } from "../inventory/index.ts";
import { placeOrder } from "../ordering/index.ts";
import { applyPayment } from "../payment/index.ts";
import { newId } from "../platform/ids.ts";
import type { TestShow } from "./factories.ts";

/** An order whose buyer reached a gateway, and what becomes of it when `paidFen` arrive there. `bundles` are pieces of the show's bundle. */
export async function createPayable(
  ctx: Context,
  show: TestShow,
  o: { accountId?: string; quantity?: number; bundles?: number } = {},
) {
  const { accountId = newId(), bundles = 0, quantity = 1 } = o;
  const { performanceId } = show;
  const item = bundles > 0 ? { offerId: show.bundle, quantity: bundles } : { offerId: show.standard, quantity };
  const held = await hold(ctx, { performanceId, accountId, clientKey: newId(), items: [item] });
  const order = await placeOrder(ctx, {
    ...{ performanceId, accountId, holdId: held.id, clientKey: newId() },
    expectedTotalFen: bundles > 0 ? bundles * (2 * show.priceFen - 2_001) : quantity * show.priceFen,
  });
  const merchant = await ctx.db.merchantAccount.findFirstOrThrow({ where: { organizerId: show.organizerId } });
  const payment = await ctx.db.payment.create({
    data: {
      ...{ id: newId(), orderId: order.id, performanceId, merchantAccountId: merchant.id },
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
