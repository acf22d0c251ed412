import type { Context } from "../context.ts";
import { billDifferences } from "../platform/metrics.ts";
import type { BillLine } from "./bill.ts";
import { checkPayments } from "./check-payments.ts";
import { executeRefund } from "./refund.ts";

/** Where a gateway's bill and our rows differ. The first two mend themselves: the gateway is asked, and what it says is applied. */
export type Difference =
  | "payment we had not noted"
  | "refund we had not noted"
  | "another sum"
  | "a trade that is not ours"
  | "a payment the bill lacks";

type Account = { id: string; gateway: string; credential: string };
const beijingMs = 8 * 3_600_000;
/** Money noted so near midnight may stand in the next day's bill, or the last one's. */
const nearMidnightMs = 15 * 60_000;

/**
 * Compares the bill of a Beijing day ("2026-12-24") of every account this process has the keys of with our payments and refunds. Each difference is logged
 * with its number and counted; what the bill knows and we do not is asked about at once. Returns how many lines were read and what differed.
 */
export async function compareBills(ctx: Context, day: string): Promise<{ lines: number; differences: Difference[] }> {
  // A day that is not over has no bill, and what it lacks says nothing.
  if (day > dayBefore(ctx.clock.now())) return { lines: 0, differences: [] };
  const accounts = await ctx.db.merchantAccount.findMany({ select: { id: true, gateway: true, credential: true } });
  const differences: Difference[] = [];
  let lines = 0;
  // Accounts of several organizers may share a credential, and then a bill.
  for (const credential of new Set(accounts.map((account) => account.credential))) {
    const own = accounts.filter((account) => account.credential === credential);
    const bill = await ctx.gateways[credential]?.bill(day);
    if (!bill) continue;
    lines += bill.length;
    differences.push(...(await compare(ctx, own, bill, day)));
  }
  return { lines, differences };
}

async function compare(ctx: Context, accounts: Account[], bill: BillLine[], day: string): Promise<Difference[]> {
  const found: Difference[] = [];
  const note = (what: Difference, number: string) => {
    found.push(what);
    const [{ gateway = "" } = {}] = accounts;
    billDifferences.inc({ gateway, what });
    ctx.log.error({ gateway, day, number, what }, "a gateway's bill differs from our books");
  };
  for (const line of bill) {
    const differs = line.kind === "payment" ? await paymentDiffers(ctx, line) : await refundDiffers(ctx, line);
    if (differs) note(differs, line.outRefundNo ?? line.outTradeNo);
  }
  const told = new Set(bill.filter(({ kind }) => kind === "payment").map(({ outTradeNo }) => outTradeNo));
  for (const number of await notedOn(ctx, accounts, day))
    if (!told.has(number)) note("a payment the bill lacks", number);
  return found;
}

async function paymentDiffers(ctx: Context, line: BillLine): Promise<Difference | undefined> {
  const payment = await ctx.db.payment.findUnique({ where: { outTradeNo: line.outTradeNo } });
  if (!payment) return "a trade that is not ours";
  if (payment.state !== "succeeded") {
    await checkPayments(ctx, payment.orderId);
    return "payment we had not noted";
  }
  return payment.paidFen === line.amountFen ? undefined : "another sum";
}

async function refundDiffers(ctx: Context, line: BillLine): Promise<Difference | undefined> {
  const refund = await ctx.db.refund.findUnique({ where: { outRefundNo: line.outRefundNo ?? "" } });
  if (!refund) return "a trade that is not ours";
  if (refund.amountFen !== line.amountFen) return "another sum";
  if (refund.state === "succeeded") return undefined;
  await executeRefund(ctx, refund.id);
  return "refund we had not noted";
}

/** Our numbers of what these accounts took on a day, well within it. */
async function notedOn(ctx: Context, accounts: Account[], day: string): Promise<string[]> {
  const from = Date.parse(`${day}T00:00:00Z`) - beijingMs;
  const within = { gte: new Date(from + nearMidnightMs), lt: new Date(from + 24 * 3_600_000 - nearMidnightMs) };
  const rows = await ctx.db.payment.findMany({
    where: { merchantAccountId: { in: accounts.map(({ id }) => id) }, state: "succeeded", paidAt: within },
    select: { outTradeNo: true },
  });
  return rows.map(({ outTradeNo }) => outTradeNo);
}

/** The Beijing day before the one of `now`. */
export function dayBefore(now: Date): string {
  return new Date(now.getTime() + beijingMs - 24 * 3_600_000).toISOString().slice(0, 10);
}
