import { inTransaction, type Prisma } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { AppError } from "../../platform/errors.ts";
import { emit } from "../../platform/outbox.ts";
import { noteMoment } from "./invoice-moments.ts";
import { type InvoiceTitle, taxNumberOf } from "./invoice-title.ts";
import { sealBuyer, titleOf } from "./sealed-buyer.ts";

/**
 * A buyer corrects to whom his invoice is made out, after the service has refused title or tax number, and has it asked for once more under the
 * same serial. The same key is the same correction. Throws NOT_FOUND, TAX_NUMBER_INVALID, KEY_REUSED, STATE_CHANGED: it is not refused, or not any
 * more.
 */
export async function correctInvoice(
  ctx: Context,
  o: { invoiceId: string; accountId: string; clientKey: string; buyer: InvoiceTitle; mail: string },
): Promise<void> {
  const { invoiceId, accountId, clientKey, buyer, mail } = o;
  const { kind, title } = buyer;
  const taxNumber = taxNumberOf(buyer);
  await inTransaction(ctx.db, async (tx) => {
    const sealed = sealBuyer(ctx, { id: invoiceId, title, mail });
    const { count } = await tx.invoice.updateMany({
      where: { id: invoiceId, accountId, state: "failed", refusedBuyer: true },
      data: {
        ...{ kind, taxNumber, titleCipher: sealed.titleCipher, mailCipher: sealed.mailCipher },
        ...{ state: "requested", detail: null, refusedBuyer: false, correctionKey: clientKey },
      },
    });
    if (count === 0) {
      const row = await tx.invoice.findFirst({ where: { id: invoiceId, accountId } });
      return requireSame(ctx, row, { invoiceId, clientKey, title, taxNumber });
    }
    await noteMoment(tx, { invoiceId, what: "corrected" });
    await emit(tx, "invoice/requested", { invoiceId });
  });
}

/** Returns where this very correction was made before. */
function requireSame(
  ctx: Context,
  row: Prisma.InvoiceModel | null,
  o: { invoiceId: string; clientKey: string; title: string; taxNumber: string | null },
): void {
  const { invoiceId, clientKey, title, taxNumber } = o;
  if (!row) throw new AppError("NOT_FOUND", { detail: `invoice ${invoiceId}` });
  if (row.correctionKey !== clientKey) throw new AppError("STATE_CHANGED", { detail: `invoice ${invoiceId}` });
  if (titleOf(ctx, row) !== title || row.taxNumber !== taxNumber) throw new AppError("KEY_REUSED");
}
