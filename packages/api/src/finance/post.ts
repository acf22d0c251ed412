import { isDuplicate, type Transaction } from "@kaimu/db";
import { zoneOf } from "../catalogue/index.ts";
import { databaseNow } from "../platform/database-now.ts";
import { newId } from "../platform/ids.ts";
import type { LedgerFact } from "./facts.ts";
import { markReversing } from "./invoices/mark-reversing.ts";
import { ledgerRows } from "./ledger-rows.ts";
import { partsOfFact } from "./parts-of-fact.ts";

/**
 * Writes a fact into the books, in the transaction that makes it one, at the database's time. False when it is there already, and then
 * nothing is written; a fact that moves no money is not in the books. Lines that are given back take their invoices with them.
 */
export async function post(tx: Transaction, fact: LedgerFact): Promise<boolean> {
  const timeZone = await zoneOf(tx, fact.order.performanceId);
  const at = await databaseNow(tx);
  const { transaction, entries } = ledgerRows(fact, {
    ...{ id: newId(), at, timeZone },
    parts: await partsOfFact(tx, fact, at),
  });
  if (entries.length === 0) return false;
  try {
    await tx.ledgerTransaction.create({ data: transaction });
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
  await tx.ledgerEntry.createMany({ data: entries });
  if (fact.kind === "lines_refunded")
    await markReversing(
      tx,
      fact.lines.map(({ id }) => id),
    );
  return true;
}
