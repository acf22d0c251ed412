import type { Context } from "../../context.ts";
import type { BillLine } from "./bill.ts";
import { startOfDay } from "./days.ts";
import type { OurPayment, OurRefund } from "./difference.ts";

/**
 * Money noted so near midnight may stand in either day's bill. A day's look for what its bill lacks therefore begins and ends so long before
 * midnight: what the day before has told of is marked with that day, and what comes last is looked for the day after.
 */
const nearMidnightMs = 15 * 60_000;

const payment = {
  ...{ id: true, orderId: true, merchantAccountId: true, outTradeNo: true, state: true, paidFen: true },
} as const;
const refund = {
  ...{ id: true, orderId: true, outRefundNo: true, state: true, method: true, amountFen: true },
  payment: { select: { merchantAccountId: true, outTradeNo: true } },
} as const;

/** Our payments that these lines are about, by our number, now marked with the day of the bill. */
export async function paymentsIn(
  ctx: Context,
  o: { day: string; lines: BillLine[] },
): Promise<Map<string, OurPayment>> {
  const numbers = o.lines.filter(({ kind }) => kind === "payment").map(({ outTradeNo }) => outTradeNo);
  const rows = await ctx.db.payment.findMany({
    where: { outTradeNo: { in: numbers } },
    select: { ...payment, billDay: true },
  });
  const ids = notMarked(rows, o.day);
  if (ids.length > 0) await ctx.db.payment.updateMany({ where: { id: { in: ids } }, data: { billDay: o.day } });
  return new Map(rows.map((row) => [row.outTradeNo, row]));
}

/** Our refunds that these lines are about, by our number, now marked with the day of the bill. */
export async function refundsIn(ctx: Context, o: { day: string; lines: BillLine[] }): Promise<Map<string, OurRefund>> {
  const numbers = o.lines.flatMap(({ kind, outRefundNo }) => (kind === "refund" && outRefundNo ? [outRefundNo] : []));
  const rows = await ctx.db.refund.findMany({
    where: { outRefundNo: { in: numbers } },
    select: { ...refund, billDay: true },
  });
  const ids = notMarked(rows, o.day);
  if (ids.length > 0) await ctx.db.refund.updateMany({ where: { id: { in: ids } }, data: { billDay: o.day } });
  return new Map(rows.map((row) => [row.outRefundNo, row]));
}

/**
 * Rows that are to be marked, by their ids, which is all that the update goes by: one that looked for unmarked rows would lock those that are
 * just being paid.
 */
function notMarked(rows: { id: string; billDay: string | null }[], day: string): string[] {
  return rows.filter((row) => row.billDay !== day).map(({ id }) => id);
}

/** Payments that should stand in the bill of a day: noted then and told of by no bill, or told of by this one before. */
export async function lackingPayments(ctx: Context, o: { accounts: string[]; day: string }): Promise<OurPayment[]> {
  return ctx.db.payment.findMany({
    where: {
      ...{ merchantAccountId: { in: o.accounts }, state: "succeeded" },
      OR: [{ paidAt: noted(o.day), billDay: null }, { billDay: o.day }],
    },
    select: payment,
  });
}

/** The same of refunds; what went over a bank account is in no gateway's bill. */
export async function lackingRefunds(ctx: Context, o: { accounts: string[]; day: string }): Promise<OurRefund[]> {
  return ctx.db.refund.findMany({
    where: {
      ...{ payment: { merchantAccountId: { in: o.accounts } }, state: "succeeded", method: "original_way" },
      amountFen: { gt: 0 },
      OR: [{ settledAt: noted(o.day), billDay: null }, { billDay: o.day }],
    },
    select: refund,
  });
}

function noted(day: string): { gte: Date; lt: Date } {
  const from = startOfDay(day) - nearMidnightMs;
  return { gte: new Date(from), lt: new Date(from + 86_400_000) };
}
