import { type LedgerAccount, Prisma, type Transaction } from "@kaimu/db";
import type { Fen } from "../platform/money.ts";

/** What the ledger says of one order. */
export interface BooksOfOrder {
  /** Debits less credits of the order's accounts of a kind. */
  balance(account: LedgerAccount): Fen;
  /** Entries that its transactions say they have and that are not there. */
  missingLegs: number;
}

const nothing: BooksOfOrder = { balance: () => 0, missingLegs: 0 };

/** What the ledger says of these orders; of one it does not know, nothing. */
export async function booksOfOrders(
  tx: Pick<Transaction, "$queryRaw">,
  orderIds: string[],
): Promise<(orderId: string) => BooksOfOrder> {
  if (orderIds.length === 0) return () => nothing;
  const sums = await tx.$queryRaw<{ orderId: string; debit: LedgerAccount; credit: LedgerAccount; fen: unknown }[]>`
    SELECT t.orderId, e.debit, e.credit, SUM(e.amountFen) AS fen
    FROM ledger_transactions t JOIN ledger_entries e ON e.transactionId = t.id
    WHERE t.orderId IN (${Prisma.join(orderIds)}) GROUP BY t.orderId, e.debit, e.credit`;
  const legs = await tx.$queryRaw<{ orderId: string; missing: unknown }[]>`
    SELECT t.orderId, SUM(t.legs - (SELECT COUNT(*) FROM ledger_entries e WHERE e.transactionId = t.id)) AS missing
    FROM ledger_transactions t WHERE t.orderId IN (${Prisma.join(orderIds)}) GROUP BY t.orderId`;
  const missing = new Map(legs.map((row) => [row.orderId, Number(row.missing)]));
  const sumsOf = Map.groupBy(sums, (row) => row.orderId);
  return (orderId) => {
    const own = sumsOf.get(orderId) ?? [];
    return {
      balance: (account) =>
        own.reduce((sum, { debit, credit, fen }) => {
          const sign = (debit === account ? 1 : 0) - (credit === account ? 1 : 0);
          return sum + sign * Number(fen);
        }, 0),
      missingLegs: missing.get(orderId) ?? 0,
    };
  };
}
