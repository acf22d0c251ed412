import type { InvoiceMomentKind } from "@kaimu/db";
import type { Context } from "../context.ts";
import type { Fen } from "../platform/money.ts";

/** An invoice of an order as it went, without to whom it is made out and where it goes. */
export interface InvoiceStory {
  id: string;
  amountFen: Fen;
  number: string | null;
  redNumber: string | null;
  /** It is for what remained of another one. */
  isRemainder: boolean;
  requestedAt: Date;
  issuedAt: Date | null;
  reversedAt: Date | null;
  /** What happened in between, oldest first. */
  moments: { what: InvoiceMomentKind; detail: string | null; operatorId: string | null; at: Date }[];
}

/** What became of the invoices of an order, oldest first. */
export async function storyOfInvoices(ctx: Pick<Context, "db">, orderId: string): Promise<InvoiceStory[]> {
  const rows = await ctx.db.invoice.findMany({
    where: { orderId },
    include: {
      moments: {
        select: { what: true, detail: true, operatorId: true, at: true },
        orderBy: [{ at: "asc" }, { id: "asc" }],
      },
    },
    orderBy: [{ requestedAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, amountFen, number, redNumber, replacesId, requestedAt, issuedAt, reversedAt, moments }) => ({
    ...{ id, amountFen, number, redNumber, requestedAt, issuedAt, reversedAt, moments },
    isRemainder: replacesId !== null,
  }));
}
