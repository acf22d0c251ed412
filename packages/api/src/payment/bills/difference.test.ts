import type { BillLineState, PaymentState, RefundMethod, RefundState } from "@kaimu/db";
import { describe, expect, it } from "vitest";
import { paymentDifference, refundDifference } from "./difference.ts";

describe("a payment of a bill", () => {
  const differs = (state: PaymentState, paidFen: number | null) =>
    paymentDifference(
      { amountFen: 100, state: "done" },
      { ...{ id: "p", orderId: "o", merchantAccountId: "m", outTradeNo: "t" }, state, paidFen },
    );

  it.each([
    ["succeeded", 100, undefined],
    ["succeeded", 99, "payment_amount"],
    ["pending", null, "payment_state"],
    ["closed", null, "payment_state"],
  ] as const)("that is %s here with %s fen: %s", (state, paidFen, what) => {
    expect(differs(state, paidFen)).toBe(what);
  });

  it("that is not here is not ours", () => {
    expect(paymentDifference({ amountFen: 100, state: "done" }, undefined)).toBe("payment_not_ours");
  });
});

describe("a refund of a bill", () => {
  const differs = (line: BillLineState, state: RefundState, method: RefundMethod, amountFen = 100) =>
    refundDifference(
      { amountFen: 100, state: line },
      {
        ...{ id: "r", orderId: "o", outRefundNo: "n", state, method, amountFen },
        payment: { merchantAccountId: "m", outTradeNo: "t" },
      },
    );

  it.each([
    ["done", "succeeded", "original_way", undefined],
    ["done", "requested", "original_way", "refund_state"],
    ["done", "failed", "original_way", "refund_state"],
    // Paid by the gateway and over the bank account: twice.
    ["done", "succeeded", "bank_transfer", "refund_state"],
    ["done", "requested", "bank_transfer", "refund_state"],
    // What was under way then may have ended either way since.
    ["under_way", "requested", "original_way", undefined],
    ["under_way", "succeeded", "original_way", undefined],
    ["under_way", "failed", "original_way", undefined],
    ["failed", "failed", "original_way", undefined],
    ["failed", "succeeded", "bank_transfer", undefined],
    ["failed", "succeeded", "original_way", "refund_state"],
  ] as const)("that is %s there and %s here by %s: %s", (line, state, method, what) => {
    expect(differs(line, state, method)).toBe(what);
  });

  it("of another sum, or that is not here", () => {
    expect(differs("done", "succeeded", "original_way", 99)).toBe("refund_amount");
    expect(refundDifference({ amountFen: 100, state: "done" }, undefined)).toBe("refund_not_ours");
  });
});
