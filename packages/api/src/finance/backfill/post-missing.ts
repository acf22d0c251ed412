import type { Transaction } from "@kaimu/db";
import { zoneOf } from "../../catalogue/index.ts";
import { newId } from "../../platform/ids.ts";
import type { PartsOfLines } from "../entries-of.ts";
import { keyOf, type LedgerFact } from "../facts.ts";
import { ledgerRows } from "../ledger-rows.ts";
import { partsOfFact } from "../parts-of-fact.ts";
import { noParts } from "../parts-of-lines.ts";
import type { DatedFact } from "./facts-of-order.ts";

/**
 * Posts those of these facts that the books do not have, each at its own time, many rows at a time, and says how many they were. Facts of an order
 * come in their order: what was sold before what was given back of it.
 */
export async function postMissing(tx: Transaction, facts: DatedFact[]): Promise<number> {
  const rows = await tx.ledgerTransaction.findMany({
    where: { fact: { in: facts.map(({ fact }) => keyOf(fact)) } },
    select: { fact: true },
  });
  const known = new Set(rows.map((row) => row.fact));
  const missing = facts.filter(({ fact }) => !known.has(keyOf(fact)));
  const partsAt = partsOfMissing(tx);
  const zones = new Map<string, string>();
  for (const { fact } of missing) {
    const { performanceId } = fact.order;
    if (!zones.has(performanceId)) zones.set(performanceId, await zoneOf(tx, performanceId));
  }
  const posted = [];
  for (const { fact, at } of missing) {
    const timeZone = zones.get(fact.order.performanceId) ?? "";
    posted.push(ledgerRows(fact, { id: newId(), at, timeZone, parts: await partsAt(fact, at) }));
  }
  // A fact that moves no money is not in the books.
  const moving = posted.filter(({ entries }) => entries.length > 0);
  await tx.ledgerTransaction.createMany({ data: moving.map(({ transaction }) => transaction) });
  await tx.ledgerEntry.createMany({ data: moving.flatMap(({ entries }) => entries) });
  return moving.length;
}

/** What each fact's lines give to others, by the agreements of its time; of what is given back as it was when it was sold, here or earlier. */
function partsOfMissing(tx: Transaction) {
  const soldHere = new Map<string, PartsOfLines>();
  return async (fact: LedgerFact, at: Date): Promise<PartsOfLines> => {
    if (fact.kind === "order_paid") {
      const parts = await partsOfFact(tx, fact, at);
      soldHere.set(fact.order.id, parts);
      return parts;
    }
    if (fact.kind !== "lines_refunded") return noParts;
    return soldHere.get(fact.order.id) ?? partsOfFact(tx, fact, at);
  };
}
