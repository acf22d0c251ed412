import type { InvoiceKind, InvoiceState } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { orderForInvoice } from "../../ordering/index.ts";
import { databaseNow } from "../../platform/database-now.ts";
import type { Fen } from "../../platform/money.ts";
import { type Invoiceable, invoiceableOf } from "./invoiceable.ts";
import { mailOf, titleOf } from "./sealed-buyer.ts";

/**
 * An invoice as its buyer sees it. One that failed is still on its way, and an operator sees to it; one whose title or tax number the service has
 * refused is the buyer's to correct.
 */
export interface InvoiceView {
  id: string;
  kind: InvoiceKind;
  title: string;
  taxNumber: string | null;
  amountFen: Fen;
  state: "under way" | "refused" | "issued" | "being reversed" | "reversed";
  number: string | null;
  redNumber: string | null;
  requestedAt: Date;
  issuedAt: Date | null;
  /** Where it is to go, while that may be corrected with the rest. */
  mail: string | null;
}

const shown: Record<InvoiceState, InvoiceView["state"]> = {
  requested: "under way",
  failed: "under way",
  issued: "issued",
  reversing: "being reversed",
  reversal_failed: "being reversed",
  reversed: "reversed",
};

/** The invoices of an own order, oldest first, and what one asked for now would be for. Throws NOT_FOUND. */
export async function invoicesOfOrder(
  ctx: Context,
  o: { orderId: string; accountId: string },
): Promise<{ invoices: InvoiceView[]; askable: Omit<Invoiceable, "lines"> }> {
  const order = await orderForInvoice(ctx.db, o);
  const { lines: _, ...askable } = await invoiceableOf(ctx, ctx.db, { order, now: await databaseNow(ctx.db) });
  const rows = await ctx.db.invoice.findMany({
    where: { orderId: order.id },
    orderBy: [{ requestedAt: "asc" }, { id: "asc" }],
  });
  return {
    askable,
    invoices: rows
      // One that was called off before it was issued was never an invoice.
      .filter((row) => row.number !== null || row.state !== "reversed")
      .map((row) => ({
        ...{ id: row.id, kind: row.kind, taxNumber: row.taxNumber, amountFen: row.amountFen },
        ...{ number: row.number, redNumber: row.redNumber, requestedAt: row.requestedAt, issuedAt: row.issuedAt },
        title: titleOf(ctx, row),
        state: row.refusedBuyer ? "refused" : shown[row.state],
        mail: row.refusedBuyer ? mailOf(ctx, row) : null,
      })),
  };
}
