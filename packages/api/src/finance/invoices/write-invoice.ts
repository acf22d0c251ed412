import type { InvoiceKind, Transaction } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { newId } from "../../platform/ids.ts";
import type { Fen } from "../../platform/money.ts";
import { emit } from "../../platform/outbox.ts";
import { sealBuyer } from "./sealed-buyer.ts";

/** An invoice as it is asked for: to whom, where it goes, and for which lines. */
export interface WantedInvoice {
  order: { id: string; accountId: string; organizerId: string };
  clientKey: string;
  kind: InvoiceKind;
  title: string;
  taxNumber: string | null;
  mail: string;
  lines: readonly { id: string; amountFen: Fen }[];
  /** The reversed one whose remainder it is for. */
  replacesId: string | null;
}

/**
 * Writes an invoice with the event that has it issued. The key of the lines refuses a second one for any of them; whoever calls holds the order's
 * lock and has looked before.
 */
export async function writeInvoice(ctx: Pick<Context, "cipher">, tx: Transaction, o: WantedInvoice): Promise<string> {
  const id = newId();
  const { order, clientKey, kind, taxNumber, replacesId } = o;
  await tx.invoice.create({
    data: {
      ...sealBuyer(ctx, { id, title: o.title, mail: o.mail }),
      ...{ orderId: order.id, accountId: order.accountId, organizerId: order.organizerId },
      ...{ clientKey, kind, taxNumber, replacesId },
      amountFen: o.lines.reduce((sum, line) => sum + line.amountFen, 0),
    },
  });
  await tx.invoiceLine.createMany({
    data: o.lines.map((line) => ({
      ...{ invoiceId: id, orderLineId: line.id, liveLineId: line.id, amountFen: line.amountFen },
    })),
  });
  await emit(tx, "invoice/requested", { invoiceId: id });
  return id;
}
