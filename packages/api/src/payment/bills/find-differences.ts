import type { BillCaseKind, BillLineState } from "@kaimu/db";
import type { Context } from "../../context.ts";
import type { Fen } from "../../platform/money.ts";
import type { BillLine } from "./bill.ts";
import { type OurPayment, type OurRefund, paymentDifference, refundDifference } from "./difference.ts";
import { lackingPayments, lackingRefunds, paymentsIn, refundsIn } from "./our-side.ts";
import { isReturn } from "./return-numbers.ts";

/** A difference as a comparison found it: both sides, null where one has nothing. */
export interface Found {
  what: BillCaseKind;
  number: string;
  outTradeNo: string;
  merchantAccountId: string;
  gatewayTradeNo: string | null;
  billFen: Fen | null;
  billState: BillLineState | null;
  ourFen: Fen | null;
  ourState: string | null;
  orderId: string | null;
  paymentId: string | null;
  refundId: string | null;
}

/** What a comparison of a day came to, and both sides' sums. */
export interface Compared {
  found: Found[];
  lines: number;
  billPaidFen: Fen;
  billRefundedFen: Fen;
  ourPaidFen: Fen;
  ourRefundedFen: Fen;
}

/** Hears how many lines of the bill are looked at, of how many. */
export type NoteProgress = (linesDone: number, lines: number) => Promise<void>;

/** Lines looked up in one query. */
const linesATime = 500;

/**
 * Compares a bill with our payments and refunds, both ways, and notes on ours in which day's bill they stand. `accounts` are those the bill
 * is of, the one first that a trade nobody knows belongs to.
 */
export async function findDifferences(
  ctx: Context,
  o: { accounts: string[]; day: string; bill: BillLine[]; noteProgress?: NoteProgress },
): Promise<Compared> {
  const { day, bill } = o;
  const all: Compared = {
    ...{ found: [], lines: bill.length, billPaidFen: 0, billRefundedFen: 0, ourPaidFen: 0, ourRefundedFen: 0 },
  };
  for (let at = 0; at < bill.length; at += linesATime) {
    await o.noteProgress?.(at, bill.length);
    const lines = bill.slice(at, at + linesATime);
    const payments = await paymentsIn(ctx, { day, lines });
    const refunds = await refundsIn(ctx, { day, lines });
    for (const line of lines) {
      if (line.kind === "payment") comparePayment(all, line, payments.get(line.outTradeNo), o.accounts);
      else await compareRefund(ctx, all, line, refunds.get(line.outRefundNo ?? ""), o.accounts);
    }
  }
  await addLacking(ctx, all, o);
  return all;
}

function comparePayment(all: Compared, line: BillLine, ours: OurPayment | undefined, accounts: string[]): void {
  all.billPaidFen += line.amountFen;
  if (ours?.state === "succeeded") all.ourPaidFen += ours.paidFen ?? 0;
  const what = paymentDifference(line, ours);
  if (what) all.found.push({ what, number: line.outTradeNo, ...billSide(line), ...paymentSide(ours, accounts) });
}

async function compareRefund(
  ctx: Context,
  all: Compared,
  line: BillLine,
  ours: OurRefund | undefined,
  accounts: string[],
): Promise<void> {
  if (line.state !== "failed") all.billRefundedFen += line.amountFen;
  if (ours?.method === "original_way" && line.state !== "failed") all.ourRefundedFen += ours.amountFen;
  const what = refundDifference(line, ours);
  if (!what) return;
  const number = line.outRefundNo ?? "";
  // Money that was of no order went back by an operator's hand: its payment is a case, and with it this refund is known.
  if (what === "refund_not_ours" && (await isReturn(ctx, number))) {
    all.ourRefundedFen += line.amountFen;
    return;
  }
  all.found.push({ what, number, ...billSide(line), ...refundSide(ours, accounts) });
}

/** What we have noted and the bill does not tell of. */
async function addLacking(
  ctx: Context,
  all: Compared,
  o: { accounts: string[]; day: string; bill: BillLine[] },
): Promise<void> {
  const none = { gatewayTradeNo: null, billFen: null, billState: null };
  const told = new Set(o.bill.map(({ kind, outTradeNo, outRefundNo }) => `${kind} ${outRefundNo ?? outTradeNo}`));
  for (const ours of await lackingPayments(ctx, o)) {
    if (told.has(`payment ${ours.outTradeNo}`)) continue;
    all.ourPaidFen += ours.paidFen ?? 0;
    const { outTradeNo } = ours;
    all.found.push({
      ...{ what: "payment_not_in_bill" as const, number: outTradeNo, outTradeNo, ...none },
      ...paymentSide(ours, o.accounts),
    });
  }
  for (const ours of await lackingRefunds(ctx, o)) {
    if (told.has(`refund ${ours.outRefundNo}`)) continue;
    all.ourRefundedFen += ours.amountFen;
    all.found.push({
      ...{
        what: "refund_not_in_bill" as const,
        number: ours.outRefundNo,
        outTradeNo: ours.payment.outTradeNo,
        ...none,
      },
      ...refundSide(ours, o.accounts),
    });
  }
}

const billSide = (line: BillLine) => ({
  ...{ outTradeNo: line.outTradeNo, gatewayTradeNo: line.gatewayTradeNo },
  ...{ billFen: line.amountFen, billState: line.state },
});

/** Whose trade it is when it is not ours: the first account's, which all comparisons agree on. */
const paymentSide = (ours: OurPayment | undefined, [first = ""]: string[]) => ({
  ...{ merchantAccountId: ours?.merchantAccountId ?? first, orderId: ours?.orderId ?? null },
  ...{ paymentId: ours?.id ?? null, refundId: null, ourFen: ours?.paidFen ?? null, ourState: ours?.state ?? null },
});

const refundSide = (ours: OurRefund | undefined, [first = ""]: string[]) => ({
  ...{ merchantAccountId: ours?.payment.merchantAccountId ?? first, orderId: ours?.orderId ?? null },
  ...{ paymentId: null, refundId: ours?.id ?? null, ourFen: ours?.amountFen ?? null, ourState: ours?.state ?? null },
});
