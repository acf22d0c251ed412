import { inTransaction, isDuplicate, type Prisma } from "@kaimu/db";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { callbacksTotal } from "../platform/metrics.ts";
import { emit } from "../platform/outbox.ts";
import { continueTrace, inSpan } from "../platform/trace.ts";
import { applyPayment } from "./apply-payment.ts";
import { checkPayments } from "./check-payments.ts";
import { type CallbackAnswer, type GatewayNotice, gatewayOf, type RawCallback } from "./gateway.ts";
import { keepRefused } from "./keep-refused.ts";
import { executeRefund } from "./refund.ts";

/** A callback with the account it was sent to: the last part of its address. */
type Sent = RawCallback & { credential: string };
type Told = { traceparent: string | null };

/**
 * Takes a gateway's callback: verifies it, compares it with our payment, and stores it with an outbox row in one transaction.
 * Only when this has returned may the gateway hear "success": what it then stops repeating is safe with us.
 * Throws CALLBACK_UNSIGNED, or CALLBACK_REFUSED for another app, seller, amount or an unknown order; nothing is written then.
 */
export async function receiveCallback(ctx: Context, o: Sent): Promise<void> {
  let result = "failed";
  const gateway = gatewayOf(ctx, o);
  try {
    const notice = await gateway.readCallback(o, ctx.clock.now());
    result = (await takeNotice(ctx, o, notice)) ? "stored" : "repeated";
  } catch (error) {
    result = error instanceof AppError ? error.code : "failed";
    throw error;
  } finally {
    callbacksTotal.inc({ gateway: gateway.vendor, result });
  }
}

/** Stores what fits, false when it is there already; what the gateway has signed and does not fit is kept for people to see. */
async function takeNotice(ctx: Context, o: Sent, notice: GatewayNotice): Promise<boolean> {
  try {
    const payment = await checkAgainstPayment(ctx, o, notice);
    return await store(ctx, { ...o, notice, payment });
  } catch (error) {
    if (error instanceof AppError && error.code === "CALLBACK_REFUSED")
      await keepRefused(ctx, { gateway: gatewayOf(ctx, o).vendor, notice, detail: error.detail ?? "" });
    throw error;
  }
}

/** Our payment that a callback is about, when all it says fits. */
async function checkAgainstPayment(ctx: Context, { credential }: Sent, notice: GatewayNotice): Promise<Told> {
  const payment = await ctx.db.payment.findUnique({
    where: { outTradeNo: notice.outTradeNo },
    include: { merchantAccount: { select: { credential: true } } },
  });
  if (payment?.merchantAccount.credential !== credential)
    throw new AppError("CALLBACK_REFUSED", { detail: `no payment ${notice.outTradeNo} of ${credential}` });
  // Another sum than ours is not believed from a callback: the sweep asks the gateway itself what it took.
  if (notice.amountFen !== payment.amountFen)
    throw new AppError("CALLBACK_REFUSED", { detail: `amount of ${notice.outTradeNo}` });
  return payment;
}

/** Callback and outbox row in one transaction, in the trace of the click that opened the payment; false when it is there already. */
async function store(ctx: Context, o: Sent & { notice: GatewayNotice; payment: Told }): Promise<boolean> {
  const { notificationId, outTradeNo, nonce } = o.notice;
  const id = newId();
  const gateway = gatewayOf(ctx, o).vendor;
  const notice = o.notice as unknown as Prisma.InputJsonObject;
  try {
    await continueTrace(o.payment.traceparent, () =>
      inSpan("payment.callback", { outTradeNo }, () =>
        inTransaction(ctx.db, async (tx) => {
          await tx.paymentCallback.create({
            data: {
              ...{ id, gateway, notificationId, outTradeNo, notice },
              ...{ body: o.body.toString("utf8"), nonce: nonce ?? null },
            },
          });
          await emit(tx, "payment/callback.received", { callbackId: id });
        }),
      ),
    );
    return true;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const known = await ctx.db.paymentCallback.count({ where: { gateway, notificationId } });
    if (known === 0) throw new AppError("CALLBACK_REFUSED", { detail: `nonce of ${notificationId} was used before` });
    return false;
  }
}

/** What the vendor of an account hears about a callback: that it is stored, or by which code it was refused. */
export function callbackAnswer(ctx: Context, o: { credential: string; refused?: string | undefined }): CallbackAnswer {
  return gatewayOf(ctx, o).answerCallback(o.refused);
}

/** Applies a stored callback. Safe to repeat. */
export async function applyCallback(ctx: Context, callbackId: string): Promise<void> {
  const stored = await ctx.db.paymentCallback.findUniqueOrThrow({ where: { id: callbackId } });
  const outcome = await apply(ctx, stored.outTradeNo, stored.notice as unknown as GatewayNotice | null);
  await ctx.db.paymentCallback.updateMany({
    where: { id: callbackId, outcome: "received" },
    data: { outcome: outcome === "repeated" ? "repeated" : "applied", detail: outcome, appliedAt: ctx.clock.now() },
  });
}

async function apply(ctx: Context, outTradeNo: string, notice: GatewayNotice | null): Promise<string> {
  if (notice?.state === "paid") {
    return applyPayment(ctx, { outTradeNo, gatewayTradeNo: notice.gatewayTradeNo, paidFen: notice.amountFen });
  }
  if (notice?.state === "refund") {
    const refund = await ctx.db.refund.findUnique({ where: { outRefundNo: notice.outRefundNo ?? "" } });
    if (!refund) return "no refund of ours";
    // The gateway is asked for the state: what a notice says may be older than what is known.
    await executeRefund(ctx, refund.id);
    return "refund looked at";
  }
  if (notice) return "no payment";
  // Stored by the release before, which kept only the body: the gateway is asked instead.
  const { orderId } = await ctx.db.payment.findUniqueOrThrow({ where: { outTradeNo } });
  return (await checkPayments(ctx, orderId)) ? "found by query" : "no payment";
}
