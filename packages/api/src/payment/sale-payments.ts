import type { PaymentState, RefundState } from "@kaimu/db";
import type { Context } from "../context.ts";
import type { Fen } from "../platform/money.ts";
import { askPage, toPage } from "../platform/page.ts";

/** How many payments of a performance are in each state and what came in by them, and how many refunds of it still wait. */
export async function paymentsOf(
  ctx: Context,
  performanceId: string,
): Promise<{ payments: Partial<Record<PaymentState, number>>; paidFen: Fen; refundsWaiting: number }> {
  const [rows, refundsWaiting] = await Promise.all([
    ctx.db.payment.groupBy({ by: ["state"], where: { performanceId }, _count: true, _sum: { paidFen: true } }),
    ctx.db.refund.count({ where: { state: { not: "succeeded" }, payment: { performanceId } } }),
  ]);
  return {
    payments: Object.fromEntries(rows.map((row) => [row.state, row._count])),
    paidFen: rows.reduce((sum, row) => sum + (row._sum.paidFen ?? 0), 0),
    refundsWaiting,
  };
}

interface Page {
  limit: number;
  cursor?: string | undefined;
  performanceId?: string | undefined;
}

/** Payments, newest first. */
export async function listPayments(ctx: Context, o: Page & { state?: PaymentState | undefined }) {
  const rows = await ctx.db.payment.findMany({
    where: { ...(o.performanceId ? { performanceId: o.performanceId } : {}), ...(o.state ? { state: o.state } : {}) },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    ...askPage(o),
  });
  const { page, next } = toPage(rows, o.limit);
  return {
    payments: page.map((row) => ({
      id: row.id,
      orderId: row.orderId,
      performanceId: row.performanceId,
      gateway: row.gateway,
      outTradeNo: row.outTradeNo,
      gatewayTradeNo: row.gatewayTradeNo,
      state: row.state,
      amountFen: row.amountFen,
      paidFen: row.paidFen,
      createdAt: row.createdAt,
    })),
    next,
  };
}

/** Refunds, newest first; `waiting` are those whose money has not gone back yet, whatever the reason. */
export async function listRefunds(ctx: Context, o: Page & { state?: RefundState | "waiting" | undefined }) {
  const state = o.state === "waiting" ? { not: "succeeded" as const } : o.state;
  const rows = await ctx.db.refund.findMany({
    where: { ...(state ? { state } : {}), ...(o.performanceId ? { payment: { performanceId: o.performanceId } } : {}) },
    include: { payment: { select: { performanceId: true, outTradeNo: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    ...askPage(o),
  });
  const { page, next } = toPage(rows, o.limit);
  return {
    refunds: page.map((row) => ({
      id: row.id,
      orderId: row.orderId,
      performanceId: row.payment.performanceId,
      outTradeNo: row.payment.outTradeNo,
      outRefundNo: row.outRefundNo,
      state: row.state,
      method: row.method,
      reason: row.reason,
      amountFen: row.amountFen,
      createdAt: row.createdAt,
      settledAt: row.settledAt,
    })),
    next,
  };
}
