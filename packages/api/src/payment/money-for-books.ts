import type { Transaction } from "@kaimu/db";
import type { Fen } from "../platform/money.ts";

/** What came in for an order and went back, as its books are written from it afterwards. */
export interface MoneyForBooks {
  payments: { id: string; merchantAccountId: string; amountFen: Fen; paidAt: Date }[];
  refunds: {
    id: string;
    amountFen: Fen;
    /** Money given beyond what the rule gives back. */
    goodwill: boolean;
    createdAt: Date;
    /** Through which account it went back, null where it was the platform's bank account, and when; null while it has not. */
    settled: { merchantAccountId: string | null; at: Date } | null;
  }[];
}

/** The money of these orders, each one's oldest first. */
export async function moneyForBooks(
  tx: Pick<Transaction, "payment" | "refund">,
  orderIds: string[],
): Promise<(orderId: string) => MoneyForBooks> {
  const payments = await tx.payment.findMany({
    where: { orderId: { in: orderIds }, state: "succeeded" },
    orderBy: [{ paidAt: "asc" }, { id: "asc" }],
  });
  const refunds = await tx.refund.findMany({
    where: { orderId: { in: orderIds } },
    include: { payment: { select: { merchantAccountId: true } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const paymentsOf = Map.groupBy(payments, (row) => row.orderId);
  const refundsOf = Map.groupBy(refunds, (row) => row.orderId);
  return (orderId) => ({
    payments: (paymentsOf.get(orderId) ?? []).map(({ id, merchantAccountId, paidFen, paidAt, createdAt }) => ({
      ...{ id, merchantAccountId, amountFen: paidFen ?? 0, paidAt: paidAt ?? createdAt },
    })),
    refunds: (refundsOf.get(orderId) ?? []).map(
      ({ id, amountFen, reason, createdAt, state, method, settledAt, payment }) => ({
        ...{ id, amountFen, createdAt, goodwill: reason === "goodwill" },
        settled:
          state === "succeeded"
            ? {
                merchantAccountId: method === "bank_transfer" ? null : payment.merchantAccountId,
                at: settledAt ?? createdAt,
              }
            : null,
      }),
    ),
  });
}
