import type { LedgerFactKind } from "@kaimu/db";
import type { Context } from "../context.ts";
import type { Fen } from "../platform/money.ts";

/** A fact about an order as it was posted, and what its entries move in all. */
export interface BooksStory {
  id: string;
  kind: LedgerFactKind;
  at: Date;
  movedFen: Fen;
}

/** What the books have of an order, oldest first. */
export async function storyOfBooks(ctx: Pick<Context, "db">, orderId: string): Promise<BooksStory[]> {
  const rows = await ctx.db.ledgerTransaction.findMany({
    where: { orderId },
    include: { entries: { select: { amountFen: true } } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, kind, at, entries }) => ({
    ...{ id, kind, at },
    movedFen: entries.reduce((sum, { amountFen }) => sum + amountFen, 0),
  }));
}
