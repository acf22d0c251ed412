import { type Gateway, inTransaction, isDuplicate } from "@kaimu/db";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { callbacksTotal } from "../platform/metrics.ts";
import { emit } from "../platform/outbox.ts";
import { continueTrace, inSpan } from "../platform/trace.ts";
import { applyPayment } from "./apply-payment.ts";
import type { GatewayNotice } from "./gateway.ts";

/**
 * Takes a gateway's callback: verifies it, compares it with our payment, and stores it with an outbox row in one transaction.
 * Only when this has returned may the gateway hear "success": what it then stops repeating is safe with us.
 * Throws CALLBACK_UNSIGNED, or CALLBACK_REFUSED for another app, seller, amount or an unknown order; nothing is written then.
 */
export async function receiveCallback(ctx: Context, o: { gateway: Gateway; body: string }): Promise<void> {
  let result = "failed";
  try {
    const notice = ctx.gateways.alipay.readCallback(o.body);
    await checkAgainstPayment(ctx, notice);
    result = (await store(ctx, { ...o, notice })) ? "stored" : "repeated";
  } catch (error) {
    result = error instanceof AppError ? error.code : "failed";
    throw error;
  } finally {
    callbacksTotal.inc({ gateway: o.gateway, result });
  }
}

async function checkAgainstPayment(ctx: Context, notice: GatewayNotice): Promise<void> {
  const payment = await ctx.db.payment.findUnique({ where: { outTradeNo: notice.outTradeNo } });
  if (!payment) throw new AppError("CALLBACK_REFUSED", { detail: `no payment ${notice.outTradeNo}` });
  // Another sum than ours is not believed from a callback: the sweep asks the gateway itself what it took.
  if (notice.amountFen !== payment.amountFen)
    throw new AppError("CALLBACK_REFUSED", { detail: `amount of ${notice.outTradeNo}` });
}

/** Callback and outbox row in one transaction, in the trace of the click that opened the payment; false when it is there already. */
async function store(ctx: Context, o: { gateway: Gateway; body: string; notice: GatewayNotice }): Promise<boolean> {
  const { notificationId, outTradeNo, traceparent } = o.notice;
  const id = newId();
  try {
    await continueTrace(traceparent, () =>
      inSpan("payment.callback", { outTradeNo }, () =>
        inTransaction(ctx.db, async (tx) => {
          await tx.paymentCallback.create({
            data: { id, gateway: o.gateway, notificationId, outTradeNo, body: o.body },
          });
          await emit(tx, "payment/callback.received", { callbackId: id });
        }),
      ),
    );
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** Applies a stored callback. Safe to repeat. */
export async function applyCallback(ctx: Context, callbackId: string): Promise<void> {
  const stored = await ctx.db.paymentCallback.findUniqueOrThrow({ where: { id: callbackId } });
  const notice = ctx.gateways.alipay.readCallback(stored.body);
  const outcome =
    notice.state === "paid"
      ? await applyPayment(ctx, {
          outTradeNo: notice.outTradeNo,
          gatewayTradeNo: notice.gatewayTradeNo,
          paidFen: notice.amountFen,
        })
      : "no payment";
  await ctx.db.paymentCallback.updateMany({
    where: { id: callbackId, outcome: "received" },
    data: { outcome: outcome === "repeated" ? "repeated" : "applied", detail: outcome, appliedAt: ctx.clock.now() },
  });
}
