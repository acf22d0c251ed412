import { inTransaction, type Transaction } from "@kaimu/db";
import type { Context } from "../context.ts";
import { type OrderInBooks, post } from "../finance/index.ts";
import { newId } from "../platform/ids.ts";
import { refundsTotal } from "../platform/metrics.ts";
import type { Fen } from "../platform/money.ts";
import { emit } from "../platform/outbox.ts";
import { gatewayOf, notifyUrlOf } from "./gateway.ts";
import { takeGatewayTurn } from "./gateway-turn.ts";
import { noteRefund } from "./note-refund.ts";
import { whileAsking } from "./while-asking.ts";
import { writeSettled } from "./write-settled.ts";

export type RefundReason = "wrong_amount" | "order_closed";

/** Writes that money has to go back, in the transaction that found out. A payment is refunded once for each reason. */
export async function requestRefund(
  tx: Transaction,
  { order, ...o }: { paymentId: string; order: OrderInBooks; amountFen: Fen; reason: RefundReason },
): Promise<void> {
  const refundId = newId();
  const outRefundNo = `R${o.paymentId.replaceAll("-", "")}${o.reason === "wrong_amount" ? "A" : "C"}`;
  await tx.refund.create({ data: { id: refundId, orderId: order.id, ...o, outRefundNo } });
  await post(tx, { kind: "refund_requested", order, refundId, amountFen: o.amountFen });
  await emit(tx, "payment/refund.requested", { refundId });
}

/**
 * Sends the money of a requested refund back, at the pace its gateway bears. Safe to repeat: the gateway counts a refund number once. Throws GATEWAY_UNAVAILABLE;
 * the refund then stays requested and is tried again under the same number.
 */
export async function executeRefund(ctx: Context, refundId: string): Promise<void> {
  const refund = await ctx.db.refund.findUniqueOrThrow({
    where: { id: refundId },
    include: { payment: { include: { merchantAccount: true } } },
  });
  if (refund.state === "succeeded") return;
  const { merchantAccount, outTradeNo, ...paid } = refund.payment;
  await takeGatewayTurn(ctx, merchantAccount);
  const answer = await whileAsking(ctx, refundId, () =>
    gatewayOf(ctx, merchantAccount).refund({
      outTradeNo,
      outRefundNo: refund.outRefundNo,
      amountFen: refund.amountFen,
      totalFen: paid.paidFen ?? paid.amountFen,
      reason: refund.reason,
      notifyUrl: notifyUrlOf(ctx, merchantAccount),
    }),
  );
  if (answer === "another way") return;
  if (answer.state !== "succeeded") return noteRefund(ctx, refund, answer);
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.refund.updateMany({
      where: { id: refundId, state: { not: "succeeded" }, method: "original_way" },
      data: { state: "succeeded", settledAt: ctx.clock.now() },
    });
    if (count > 0) await writeSettled(tx, { refund, merchantAccountId: refund.payment.merchantAccountId });
  });
  refundsTotal.inc({ reason: refund.reason, result: "succeeded" });
}

/** Refunds requested a while ago and still not settled: their job was lost or ran out of tries. */
export async function waitingRefunds(ctx: Context, o: { olderThanSeconds: number; limit: number }): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM refunds WHERE state = 'requested' AND method = 'original_way' AND createdAt < NOW(3) - INTERVAL ${o.olderThanSeconds} SECOND ORDER BY createdAt LIMIT ${o.limit}`;
  return rows.map((row) => row.id);
}
