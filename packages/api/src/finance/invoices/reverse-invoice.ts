import { inTransaction, type Prisma, type Transaction } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { lockOrder, orderForInvoice } from "../../ordering/index.ts";
import { noteMoment } from "./invoice-moments.ts";
import { invoicingOf } from "./issue-invoice.ts";
import { mailOf, titleOf } from "./sealed-buyer.ts";
import { writeInvoice } from "./write-invoice.ts";

/**
 * Reverses an invoice of which something was given back, and asks for a new one for what remains of it, to the same title. Safe to repeat: the service
 * reverses a serial once, and an invoice is replaced once. Throws BUSY when the service does not answer.
 */
export async function reverseInvoice(ctx: Context, invoiceId: string): Promise<void> {
  const invoice = await ctx.db.invoice.findUniqueOrThrow({ where: { id: invoiceId } });
  if (invoice.state !== "reversing") return;
  const answer = await invoicingOf(ctx).reverse(invoiceId);
  if ("refused" in answer) return noteNotReversed(ctx, { invoiceId, detail: answer.refused });
  const { number, redNumber, reversedAt } = answer;
  await inTransaction(ctx.db, async (tx) => {
    // Nothing more of it is given back before the new one stands: that then is reversed in its turn.
    await lockOrder(tx, invoice.orderId);
    const { count } = await tx.invoice.updateMany({
      where: { id: invoiceId, state: "reversing" },
      data: { state: "reversed", number, redNumber, reversedAt, detail: null },
    });
    if (count === 0) return;
    await tx.invoiceLine.updateMany({ where: { invoiceId }, data: { liveLineId: null } });
    await writeRemainder(ctx, tx, invoice);
  });
}

async function writeRemainder(ctx: Context, tx: Transaction, invoice: Prisma.InvoiceModel): Promise<void> {
  const { id, kind, taxNumber } = invoice;
  const was = await tx.invoiceLine.findMany({ where: { invoiceId: id }, select: { orderLineId: true } });
  const order = await orderForInvoice(tx, invoice);
  const lines = order.lines.filter(
    (line) => line.state === "live" && was.some(({ orderLineId }) => orderLineId === line.id),
  );
  if (order.state !== "paid" || lines.reduce((sum, line) => sum + line.amountFen, 0) <= 0) return;
  await writeInvoice(ctx, tx, {
    ...{ order, kind, taxNumber, lines, replacesId: id },
    // A buyer's own key has no blank in it.
    clientKey: `after ${id}`,
    title: titleOf(ctx, invoice),
    mail: mailOf(ctx, invoice),
  });
}

/** Keeps why an invoice was not reversed, for an operator. */
export async function noteNotReversed(ctx: Context, o: { invoiceId: string; detail: string }): Promise<void> {
  const { invoiceId } = o;
  const detail = o.detail.slice(0, 200);
  const noted = await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.invoice.updateMany({
      where: { id: invoiceId, state: "reversing" },
      data: { state: "reversal_failed", detail },
    });
    if (count > 0) await noteMoment(tx, { invoiceId, what: "not_reversed", detail });
    return count > 0;
  });
  if (noted) ctx.log.error({ invoiceId, detail }, "an invoice was not reversed and needs an operator");
}
