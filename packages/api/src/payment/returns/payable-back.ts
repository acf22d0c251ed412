import type { Transaction } from "@kaimu/db";
import { AppError } from "../../platform/errors.ts";
import type { Fen } from "../../platform/money.ts";

/**
 * The payment of an order that a sum can go back to: one that took the money and has not promised it back yet. Throws NOT_RETURNABLE when
 * there is none. Whoever calls holds the order's lock, so that two refunds never count on the same money.
 */
export async function payableBack(tx: Transaction, o: { orderId: string; amountFen: Fen }): Promise<string> {
  const found = (await paymentsLeft(tx, o.orderId)).find(({ leftFen }) => leftFen >= o.amountFen);
  if (!found) throw new AppError("NOT_RETURNABLE", { facts: { why: "order not paid" }, detail: `order ${o.orderId}` });
  return found.id;
}

/** The most that one payment of an order can still give back. Whoever calls holds the order's lock. */
export async function mostBack(tx: Reading, orderId: string): Promise<Fen> {
  return Math.max(0, ...(await paymentsLeft(tx, orderId)).map(({ leftFen }) => leftFen));
}

type Reading = Pick<Transaction, "payment">;

/** What took money for an order, and what of it is not promised back yet; who paid first comes first. */
async function paymentsLeft(tx: Reading, orderId: string): Promise<{ id: string; leftFen: Fen }[]> {
  const payments = await tx.payment.findMany({
    where: { orderId, state: "succeeded" },
    include: { refunds: { select: { amountFen: true } } },
    orderBy: { paidAt: "asc" },
  });
  return payments.map(({ id, paidFen, refunds }) => ({
    id,
    leftFen: (paidFen ?? 0) - refunds.reduce((sum, refund) => sum + refund.amountFen, 0),
  }));
}
