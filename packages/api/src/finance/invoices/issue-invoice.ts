import { inTransaction } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { orderForInvoice } from "../../ordering/index.ts";
import { AppError } from "../../platform/errors.ts";
import { emit } from "../../platform/outbox.ts";
import { noteMoment } from "./invoice-moments.ts";
import type { Invoicing } from "./invoicing.ts";
import { itemNames } from "./item-names.ts";
import { titleOf } from "./sealed-buyer.ts";

/** The service, where there is one. Throws BUSY: a job then tries again, and ends with the invoice marked for an operator. */
export function invoicingOf(ctx: Pick<Context, "invoicing">): Invoicing {
  if (!ctx.invoicing) throw new AppError("BUSY", { detail: "no invoicing service is given" });
  return ctx.invoicing;
}

/**
 * Has an invoice issued that was asked for. Safe to repeat: our id is the serial. One that is to be reversed meanwhile is left to the
 * reversal, which the service brings into order with this call; of one that its buyer corrects meanwhile the answer counts no more. Throws BUSY when the
 * service does not answer.
 */
export async function issueInvoice(ctx: Context, invoiceId: string): Promise<void> {
  const invoice = await ctx.db.invoice.findUniqueOrThrow({
    where: { id: invoiceId },
    include: { lines: { orderBy: { orderLineId: "asc" } } },
  });
  if (invoice.state !== "requested") return;
  const order = await orderForInvoice(ctx.db, invoice);
  const nameOf = itemNames(order);
  const answer = await invoicingOf(ctx).issue({
    serial: invoiceId,
    buyer: {
      kind: invoice.kind,
      title: titleOf(ctx, invoice),
      taxNumber: invoice.taxNumber,
    },
    items: invoice.lines.map((line) => ({ name: nameOf(line.orderLineId), amountFen: line.amountFen })),
    amountFen: invoice.amountFen,
  });
  const { titleCipher } = invoice;
  if ("refused" in answer) {
    const { refused: detail, ofBuyer } = answer;
    return noteNotIssued(ctx, { invoiceId, detail, ofBuyer, titleCipher });
  }
  const { number, issuedAt } = answer;
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.invoice.updateMany({
      where: { id: invoiceId, state: "requested", titleCipher },
      data: { state: "issued", number, issuedAt, detail: null },
    });
    if (count === 1) await emit(tx, "invoice/issued", { invoiceId });
  });
}

/**
 * Keeps why an invoice was not issued: for its buyer, where it is title or tax number that was refused, and for an operator. With `titleCipher` only
 * while it is still made out as it was when that was asked.
 */
export async function noteNotIssued(
  ctx: Context,
  o: { invoiceId: string; detail: string; ofBuyer?: boolean; titleCipher?: string },
): Promise<void> {
  const { invoiceId, ofBuyer = false, titleCipher } = o;
  const detail = o.detail.slice(0, 200);
  const noted = await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.invoice.updateMany({
      where: { id: invoiceId, state: "requested", ...(titleCipher ? { titleCipher } : {}) },
      data: { state: "failed", detail, refusedBuyer: ofBuyer },
    });
    if (count > 0) await noteMoment(tx, { invoiceId, what: "not_issued", detail });
    return count > 0;
  });
  if (noted)
    ctx.log.error({ invoiceId, detail, ofBuyer }, "an invoice was not issued and needs its buyer or an operator");
}
