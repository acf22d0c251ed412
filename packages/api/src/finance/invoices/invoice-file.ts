import { organizerName } from "../../catalogue/index.ts";
import type { Context } from "../../context.ts";
import { orderForInvoice } from "../../ordering/index.ts";
import { AppError } from "../../platform/errors.ts";
import { drawInvoice } from "./invoice-pdf.ts";
import { issuedInvoice } from "./issued-invoice.ts";
import { itemNames } from "./item-names.ts";

/** An own invoice as a PDF, also when it is reversed by now. Throws NOT_FOUND for another's and for one that is not issued. */
export async function invoicePdf(
  ctx: Context,
  o: { invoiceId: string; accountId: string },
): Promise<{ bytes: Buffer; number: string }> {
  const invoice = await issuedInvoice(ctx, o);
  if (!invoice) throw new AppError("NOT_FOUND", { detail: `invoice ${o.invoiceId}` });
  const nameOf = itemNames(await orderForInvoice(ctx.db, invoice));
  const seller = (await organizerName(ctx, invoice.organizerId)).name;
  const items = invoice.lines.map((line) => ({ name: nameOf(line.orderLineId), amountFen: line.amountFen }));
  return { bytes: await drawInvoice({ invoice, seller, items }), number: invoice.number };
}
