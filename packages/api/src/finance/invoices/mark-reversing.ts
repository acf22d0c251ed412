import type { Transaction } from "@kaimu/db";
import { emit } from "../../platform/outbox.ts";
import { noteMoment } from "./invoice-moments.ts";

/**
 * Marks the standing invoices of these lines as to be reversed, in the transaction that gives the lines back, and has that done by a job. One on
 * its way to being issued as well: the service calls it off, or reverses it.
 */
export async function markReversing(tx: Transaction, orderLineIds: string[]): Promise<void> {
  const rows = await tx.invoiceLine.findMany({
    where: { liveLineId: { in: orderLineIds } },
    distinct: ["invoiceId"],
    select: { invoiceId: true },
  });
  for (const { invoiceId } of rows) {
    const { count } = await tx.invoice.updateMany({
      where: { id: invoiceId, state: { in: ["requested", "issued", "failed"] } },
      data: { state: "reversing", detail: null, refusedBuyer: false },
    });
    if (count === 0) continue;
    await noteMoment(tx, { invoiceId, what: "reversing" });
    await emit(tx, "invoice/reversal.requested", { invoiceId });
  }
}
