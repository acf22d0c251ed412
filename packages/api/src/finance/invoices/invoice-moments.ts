import type { InvoiceMomentKind, Transaction } from "@kaimu/db";
import { newId } from "../../platform/ids.ts";

/** Writes down what happened to an invoice, in the transaction that makes it so. */
export async function noteMoment(
  tx: Pick<Transaction, "invoiceMoment">,
  o: { invoiceId: string; what: InvoiceMomentKind; detail?: string; operatorId?: string },
): Promise<void> {
  const { invoiceId, what, detail = null, operatorId = null } = o;
  await tx.invoiceMoment.create({ data: { id: newId(), invoiceId, what, detail, operatorId } });
}
