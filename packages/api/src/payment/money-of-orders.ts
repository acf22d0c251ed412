import type { Transaction } from "@kaimu/db";
import type { Fen } from "../platform/money.ts";

/** What came in for an order, what went back through the gateways, what over a bank account, and what still has to go back. */
export interface MoneyOfOrder {
  capturedFen: Fen;
  returnedFen: Fen;
  transferredFen: Fen;
  returningFen: Fen;
}

/** The money of these orders, by their ids; an order without any is left out. */
export async function moneyOfOrders(
  tx: Pick<Transaction, "payment" | "refund">,
  orderIds: string[],
): Promise<Map<string, MoneyOfOrder>> {
  const of = { orderId: { in: orderIds } };
  const payments = await tx.payment.findMany({
    where: { ...of, state: "succeeded" },
    select: { orderId: true, paidFen: true },
  });
  const refunds = await tx.refund.findMany({
    where: of,
    select: { orderId: true, state: true, method: true, amountFen: true },
  });
  const money = new Map<string, MoneyOfOrder>();
  const at = (orderId: string) => {
    const known = money.get(orderId) ?? { capturedFen: 0, returnedFen: 0, transferredFen: 0, returningFen: 0 };
    money.set(orderId, known);
    return known;
  };
  for (const { orderId, paidFen } of payments) at(orderId).capturedFen += paidFen ?? 0;
  for (const { orderId, state, method, amountFen } of refunds) {
    const settled = method === "original_way" ? "returnedFen" : "transferredFen";
    at(orderId)[state === "succeeded" ? settled : "returningFen"] += amountFen;
  }
  return money;
}
