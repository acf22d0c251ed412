import type { Context } from "../../context.ts";
import type { Fen } from "../../platform/money.ts";
import { mailOf, titleOf } from "./sealed-buyer.ts";

/** An invoice as the letter about it and the sheet of it need it. */
export interface IssuedInvoice {
  id: string;
  orderId: string;
  accountId: string;
  organizerId: string;
  title: string;
  taxNumber: string | null;
  mail: string;
  amountFen: Fen;
  number: string;
  issuedAt: Date;
  redNumber: string | null;
  reversedAt: Date | null;
  /** The number of the reversed one that it stands for. */
  replacesNumber: string | null;
  lines: { orderLineId: string; amountFen: Fen }[];
}

/** One that has a number, also when it is reversed by now; null while it has none. */
export async function issuedInvoice(
  ctx: Pick<Context, "db" | "cipher">,
  o: { invoiceId: string; accountId?: string },
): Promise<IssuedInvoice | null> {
  const row = await ctx.db.invoice.findFirst({
    where: { id: o.invoiceId, ...(o.accountId ? { accountId: o.accountId } : {}) },
    include: { lines: { orderBy: { orderLineId: "asc" } } },
  });
  const { number, issuedAt } = row ?? {};
  if (!row || !number || !issuedAt) return null;
  const before = row.replacesId && (await ctx.db.invoice.findUnique({ where: { id: row.replacesId } }));
  const { id, orderId, accountId, organizerId, taxNumber, amountFen, redNumber, reversedAt } = row;
  return {
    ...{ id, orderId, accountId, organizerId, taxNumber, amountFen, number, issuedAt, redNumber, reversedAt },
    title: titleOf(ctx, row),
    mail: mailOf(ctx, row),
    replacesNumber: (before && before.number) || null,
    lines: row.lines.map((line) => ({ orderLineId: line.orderLineId, amountFen: line.amountFen })),
  };
}
