import type { InvoiceState } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { askPage, toPage } from "../../platform/page.ts";
import { titleOf } from "./sealed-buyer.ts";

/**
 * Invoices, newest first, of all organizers or one's own. Whom a private person's is made out to is not told, nor where any of them goes: a
 * company's title is in a public register.
 */
export async function listInvoices(
  ctx: Pick<Context, "db" | "cipher">,
  o: { organizerId?: string; state?: InvoiceState | undefined; limit: number; cursor?: string | undefined },
) {
  const rows = await ctx.db.invoice.findMany({
    where: { ...(o.organizerId ? { organizerId: o.organizerId } : {}), ...(o.state ? { state: o.state } : {}) },
    orderBy: [{ requestedAt: "desc" }, { id: "desc" }],
    ...askPage(o),
  });
  const { page, next } = toPage(rows, o.limit);
  return {
    invoices: page.map((row) => ({
      ...{ id: row.id, orderId: row.orderId, kind: row.kind, taxNumber: row.taxNumber, amountFen: row.amountFen },
      ...{ state: row.state, number: row.number, redNumber: row.redNumber, detail: row.detail },
      ...{ refusedBuyer: row.refusedBuyer, corrected: row.correctionKey !== null },
      ...{ requestedAt: row.requestedAt, issuedAt: row.issuedAt, reversedAt: row.reversedAt },
      title: row.kind === "company" ? titleOf(ctx, row) : null,
    })),
    next,
  };
}
