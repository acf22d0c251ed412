import type { BillCaseKind, PaymentState, RefundMethod, RefundState } from "@kaimu/db";
import type { Fen } from "../../platform/money.ts";
import type { BillLine } from "./bill.ts";

/** What our rows say of a trade. */
export interface OurPayment {
  id: string;
  orderId: string;
  merchantAccountId: string;
  outTradeNo: string;
  state: PaymentState;
  paidFen: Fen | null;
}

/** What our rows say of a refund. */
export interface OurRefund {
  id: string;
  orderId: string;
  outRefundNo: string;
  state: RefundState;
  method: RefundMethod;
  amountFen: Fen;
  payment: { merchantAccountId: string; outTradeNo: string };
}

type Line = Pick<BillLine, "amountFen" | "state">;

/** How a bill's payment differs from ours, if it does. Pure. */
export function paymentDifference(line: Line, ours: OurPayment | undefined): BillCaseKind | undefined {
  if (!ours) return "payment_not_ours";
  if (ours.state !== "succeeded") return "payment_state";
  return ours.paidFen === line.amountFen ? undefined : "payment_amount";
}

/**
 * How a bill's refund differs from ours, if it does. Pure. One that was under way when the bill was made may have ended either way since;
 * one that the gateway has paid and that went over a bank account was paid twice.
 */
export function refundDifference(line: Line, ours: OurRefund | undefined): BillCaseKind | undefined {
  if (!ours) return "refund_not_ours";
  if (ours.amountFen !== line.amountFen) return "refund_amount";
  const settled = ours.state === "succeeded" && ours.method === "original_way";
  if (line.state === "done") return settled ? undefined : "refund_state";
  return line.state === "failed" && settled ? "refund_state" : undefined;
}
