import { Prisma, type Transaction } from "@kaimu/db";
import type { Fen } from "../../platform/money.ts";

/** What the books owe an organizer, by the two accounts it stands on; either may be negative where more was given back than sold since. */
export interface Owed {
  payableFen: Fen;
  keptFen: Fen;
  owedFen: Fen;
}

const nothing: Owed = { payableFen: 0, keptFen: 0, owedFen: 0 };

/**
 * What these organizers are owed for all that happened up to a day, the day included, as each venue counts its days, less all that was ever paid out;
 * without a day, for all there is. One that the books do not know is owed nothing.
 */
export async function owedTo(
  tx: Pick<Transaction, "$queryRaw">,
  o: { organizerIds: string[]; toDay?: string },
): Promise<(organizerId: string) => Owed> {
  if (o.organizerIds.length === 0) return () => nothing;
  const days = o.toDay ? Prisma.sql`AND (t.day <= ${o.toDay} OR t.kind = 'payout_made')` : Prisma.empty;
  const gained = (account: string) =>
    Prisma.sql`SUM((e.credit = ${account}) * e.amountFen - (e.debit = ${account}) * e.amountFen)`;
  const rows = await tx.$queryRaw<{ organizerId: string; payable: unknown; kept: unknown }[]>`
    SELECT t.organizerId, ${gained("organizer_payable")} AS payable, ${gained("kept_fees")} AS kept
    FROM ledger_transactions t JOIN ledger_entries e ON e.transactionId = t.id
    WHERE t.organizerId IN (${Prisma.join(o.organizerIds)}) ${days} GROUP BY t.organizerId`;
  const owed = new Map(
    rows.map((row) => {
      const [payableFen, keptFen] = [Number(row.payable), Number(row.kept)];
      return [row.organizerId, { payableFen, keptFen, owedFen: payableFen + keptFen }];
    }),
  );
  return (organizerId) => owed.get(organizerId) ?? nothing;
}

/** What can be paid out for the days up to one: never more than is owed now, should more have been given back since. */
export async function payableUpTo(
  tx: Pick<Transaction, "$queryRaw">,
  o: { organizerIds: string[]; toDay: string },
): Promise<(organizerId: string) => Fen> {
  const [then, now] = [await owedTo(tx, o), await owedTo(tx, { organizerIds: o.organizerIds })];
  return (organizerId) => Math.min(then(organizerId).owedFen, now(organizerId).owedFen);
}
