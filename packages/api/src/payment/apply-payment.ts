import { inTransaction } from "@kaimu/db";
import type { Context } from "../context.ts";
import { post } from "../finance/index.ts";
import { showOrder } from "../inventory/index.ts";
import { markPaid, orderInBooks } from "../ordering/index.ts";
import { AppError } from "../platform/errors.ts";
import { ordersTotal } from "../platform/metrics.ts";
import type { Fen } from "../platform/money.ts";
import { inSpan } from "../platform/trace.ts";
import { requestRefund } from "./refund.ts";

/** What became of money that arrived: the order is paid, it goes back, or it was known already. */
export type Applied = "order paid" | "refunded: wrong amount" | "refunded: order closed" | "repeated";

type LockedPayment = { id: string; orderId: string; state: string; amountFen: number; merchantAccountId: string };

/**
 * The one way money becomes a fact, for callback, return page, expiry and sweep alike; in one transaction, and once however often
 * it is called. The payment's row is locked first: two callers take turns, and the second finds the work done.
 * Money that does not fit (another sum, an order that is closed or paid otherwise) goes back in full by itself.
 */
export async function applyPayment(
  ctx: Context,
  o: { outTradeNo: string; gatewayTradeNo: string; paidFen: Fen },
): Promise<Applied> {
  const { applied, orderId } = await inSpan("payment.apply", { outTradeNo: o.outTradeNo }, () =>
    inTransaction(ctx.db, async (tx) => {
      const [payment] = await tx.$queryRaw<LockedPayment[]>`
        SELECT id, orderId, state, amountFen, merchantAccountId FROM payments WHERE outTradeNo = ${o.outTradeNo} FOR UPDATE`;
      if (!payment) throw new AppError("NOT_FOUND", { detail: `payment ${o.outTradeNo}` });
      const { orderId } = payment;
      if (payment.state === "succeeded") return { applied: "repeated" as const, orderId };
      await tx.$executeRaw`
        UPDATE payments SET state = 'succeeded', gatewayTradeNo = ${o.gatewayTradeNo}, paidFen = ${o.paidFen}, paidAt = NOW(3)
        WHERE id = ${payment.id} AND state <> 'succeeded'`;
      const { order, lines } = await orderInBooks(tx, orderId);
      const { merchantAccountId } = payment;
      await post(tx, {
        kind: "payment_succeeded",
        order,
        paymentId: payment.id,
        merchantAccountId,
        amountFen: o.paidFen,
      });
      const back = { paymentId: payment.id, order, amountFen: o.paidFen };
      if (o.paidFen !== payment.amountFen) {
        await requestRefund(tx, { ...back, reason: "wrong_amount" });
        return { applied: "refunded: wrong amount" as const, orderId };
      }
      if (await markPaid(tx, orderId)) {
        await post(tx, { kind: "order_paid", order, lines });
        return { applied: "order paid" as const, orderId };
      }
      await requestRefund(tx, { ...back, reason: "order_closed" });
      return { applied: "refunded: order closed" as const, orderId };
    }),
  );
  if (applied === "order paid") {
    ordersTotal.inc({ state: "paid" });
    await showOrder(ctx, orderId);
  } else if (applied !== "repeated") {
    ctx.log.warn({ orderId, outTradeNo: o.outTradeNo, applied }, "money goes back");
  }
  return applied;
}
