import type { Transaction } from "@kaimu/db";
import { showingsForReturn } from "../../catalogue/index.ts";
import type { Context } from "../../context.ts";
import type { OrderForInvoice } from "../../ordering/index.ts";
import type { Fen } from "../../platform/money.ts";

/** Why no invoice can be asked for. */
export type NotInvoiceable = "not offered" | "not paid" | "nothing left" | "too late" | "has one";

/** What an invoice asked for now would be for, until when it may be asked for, and why it may not. */
export interface Invoiceable {
  lines: OrderForInvoice["lines"];
  amountFen: Fen;
  until: Date;
  no: NotInvoiceable | null;
}

/**
 * Looks at an order as it is: its live lines that no standing invoice is for, by their money. What was given back is not in it, whatever was
 * kept of it; goodwill changes nothing. An invoice is for all of them, so that no discount is left out.
 */
export async function invoiceableOf(
  ctx: Pick<Context, "invoicing" | "env">,
  tx: Pick<Transaction, "invoiceLine" | "performance">,
  o: { order: OrderForInvoice; now: Date },
): Promise<Invoiceable> {
  const { order } = o;
  const showingOf = await showingsForReturn(tx, order.performanceIds);
  const last = Math.max(...order.performanceIds.map((id) => showingOf(id).startsAt.getTime()));
  const until = new Date(last + ctx.env.INVOICE_DAYS * 86_400_000);
  const live = order.state === "paid" ? order.lines.filter((line) => line.state === "live") : [];
  const taken = await tx.invoiceLine.findMany({ where: { liveLineId: { in: live.map(({ id }) => id) } } });
  const invoiced = new Set(taken.map((line) => line.orderLineId));
  const lines = live.filter(({ id }) => !invoiced.has(id));
  const amountFen = lines.reduce((sum, line) => sum + line.amountFen, 0);
  const whyNot = (): NotInvoiceable | null => {
    if (!ctx.invoicing) return "not offered";
    if (order.state !== "paid") return "not paid";
    if (amountFen <= 0) return invoiced.size > 0 ? "has one" : "nothing left";
    return o.now > until ? "too late" : null;
  };
  return { lines, amountFen, until, no: whyNot() };
}
