import type { RefundMethod, Transaction } from "@kaimu/db";
import { post } from "../finance/index.ts";
import { orderInBooks } from "../ordering/index.ts";
import type { Fen } from "../platform/money.ts";
import { emit } from "../platform/outbox.ts";
import { noteInBulk } from "./bulk/note-in-bulk.ts";

interface Settled {
  id: string;
  orderId: string;
  amountFen: Fen;
  reason: string;
  method: RefundMethod;
}

/**
 * Writes what follows from a refund's money being back, in the transaction that found out and has moved its state: the books, the bulk return
 * it may belong to, and the event by which its buyer is told. Without a merchant account it went over the platform's bank account.
 */
export async function writeSettled(
  tx: Transaction,
  o: { refund: Settled; merchantAccountId: string | null },
): Promise<void> {
  const { id: refundId, orderId, amountFen, reason, method } = o.refund;
  const { merchantAccountId } = o;
  await noteInBulk(tx, { refundId, state: "returned" });
  const { order } = await orderInBooks(tx, orderId);
  await post(tx, { kind: "refund_settled", order, refundId, merchantAccountId, amountFen });
  await emit(tx, "payment/refund.settled", { refundId, orderId, amountFen, reason, method });
}
