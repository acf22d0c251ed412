import { inTransaction } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { lockOrder, orderForInvoice } from "../../ordering/index.ts";
import { databaseNow } from "../../platform/database-now.ts";
import { AppError } from "../../platform/errors.ts";
import { type InvoiceTitle, taxNumberOf } from "./invoice-title.ts";
import { invoiceableOf } from "./invoiceable.ts";
import { titleOf } from "./sealed-buyer.ts";
import { writeInvoice } from "./write-invoice.ts";

/**
 * A buyer asks for an invoice of what he has paid and not given back; a job then has it issued. The same key is the same invoice. Throws
 * NOT_FOUND, TAX_NUMBER_INVALID, KEY_REUSED, NOT_INVOICEABLE (facts.why).
 */
export async function askForInvoice(
  ctx: Context,
  o: { orderId: string; accountId: string; clientKey: string; buyer: InvoiceTitle; mail: string },
): Promise<{ invoiceId: string }> {
  const { orderId, clientKey, buyer, mail } = o;
  const taxNumber = taxNumberOf(buyer);
  return inTransaction(ctx.db, async (tx) => {
    await lockOrder(tx, orderId);
    const order = await orderForInvoice(tx, o);
    const first = await tx.invoice.findUnique({ where: { orderId_clientKey: { orderId, clientKey } } });
    if (first) {
      if (titleOf(ctx, first) !== buyer.title || first.taxNumber !== taxNumber) throw new AppError("KEY_REUSED");
      return { invoiceId: first.id };
    }
    const { lines, no } = await invoiceableOf(ctx, tx, { order, now: await databaseNow(tx) });
    if (no) throw new AppError("NOT_INVOICEABLE", { facts: { why: no }, detail: `order ${orderId}` });
    const { kind, title } = buyer;
    const invoiceId = await writeInvoice(ctx, tx, {
      ...{ order, clientKey, kind, title, taxNumber, mail, lines, replacesId: null },
    });
    return { invoiceId };
  });
}
