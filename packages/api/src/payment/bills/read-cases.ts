import type { BillCaseState, Gateway } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { namesOf } from "../../identity/index.ts";
import { orderForPayment } from "../../ordering/index.ts";
import { AppError } from "../../platform/errors.ts";
import { askPage, toPage } from "../../platform/page.ts";

/** Cases, newest first. */
export async function listCases(
  ctx: Context,
  o: {
    limit: number;
    cursor?: string | undefined;
    state?: BillCaseState | undefined;
    gateway?: Gateway | undefined;
    day?: string | undefined;
  },
) {
  const { state, gateway, day } = o;
  const rows = await ctx.db.billCase.findMany({
    where: { ...(state ? { state } : {}), ...(gateway ? { gateway } : {}), ...(day ? { day } : {}) },
    orderBy: [{ foundAt: "desc" }, { id: "desc" }],
    ...askPage(o),
  });
  const { page, next } = toPage(rows, o.limit);
  return { cases: page, next };
}

/** One case: both sides, what is known of its trade here, and what happened to it, by whom. Throws NOT_FOUND. */
export async function readCase(ctx: Context, caseId: string) {
  const row = await ctx.db.billCase.findUnique({
    where: { id: caseId },
    include: { merchantAccount: { select: { name: true } }, events: { orderBy: [{ at: "asc" }, { id: "asc" }] } },
  });
  if (!row) throw new AppError("NOT_FOUND", { detail: `case ${caseId}` });
  const { events, merchantAccount, ...one } = row;
  const names = await namesOf(
    ctx,
    events.flatMap(({ operatorId }) => operatorId ?? []),
  );
  return {
    ...one,
    accountName: merchantAccount.name,
    events: events.map(({ id, what, facts, at, operatorId }) => ({
      ...{ id, what, at, by: operatorId ? (names.get(operatorId) ?? "") : null },
      facts: facts as Record<string, string | number | null>,
    })),
    ...(await knownOf(ctx, one)),
  };
}

/** What our rows say now of the trade that a case is about. */
async function knownOf(ctx: Context, o: { outTradeNo: string; refundId: string | null }) {
  const { outTradeNo, refundId } = o;
  const [payment, refund, callbacks] = await Promise.all([
    ctx.db.payment.findUnique({ where: { outTradeNo } }),
    refundId ? ctx.db.refund.findUnique({ where: { id: refundId } }) : null,
    ctx.db.paymentCallback.findMany({
      where: { outTradeNo },
      select: { id: true, outcome: true, detail: true, receivedAt: true, appliedAt: true },
      orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
      take: 50,
    }),
  ]);
  const order = payment ? await orderForPayment(ctx, payment.orderId) : null;
  return {
    callbacks,
    payment: payment && {
      ...{ id: payment.id, state: payment.state, amountFen: payment.amountFen, paidFen: payment.paidFen },
      ...{ createdAt: payment.createdAt, paidAt: payment.paidAt, closedAt: payment.closedAt },
    },
    refund: refund && {
      ...{ id: refund.id, state: refund.state, amountFen: refund.amountFen, reason: refund.reason },
      ...{ detail: refund.detail, createdAt: refund.createdAt, settledAt: refund.settledAt },
    },
    order: order && { id: order.id, state: order.state, totalFen: order.totalFen },
  };
}

/** How many cases are open, by gateway. */
export async function openCases(ctx: Pick<Context, "db">): Promise<Record<Gateway, number>> {
  const rows = await ctx.db.billCase.groupBy({ by: ["gateway"], where: { state: "open" }, _count: true });
  return { alipay: 0, wechat: 0, ...Object.fromEntries(rows.map((row) => [row.gateway, row._count])) };
}
