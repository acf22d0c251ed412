import type { Transaction } from "@kaimu/db";
import { zoneOf } from "../../catalogue/index.ts";
import { newId } from "../../platform/ids.ts";
import { keyOf, type LedgerFact } from "../facts.ts";
import { ledgerRows } from "../ledger-rows.ts";
import { feesOf, feesOfFact } from "../platform-fee.ts";
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
  const feesAt = await feesOfMissing(tx, missing);
  const zones = new Map<string, string>();
  for (const { fact } of missing) {
    const { performanceId } = fact.order;
    if (!zones.has(performanceId)) zones.set(performanceId, await zoneOf(tx, performanceId));
  }
  const posted = [];
  for (const { fact, at } of missing) {
    const timeZone = zones.get(fact.order.performanceId) ?? "";
    posted.push(ledgerRows(fact, { id: newId(), at, timeZone, feeOf: await feesAt(fact, at) }));
  }
  // A fact that moves no money is not in the books.
  const moving = posted.filter(({ entries }) => entries.length > 0);
  await tx.ledgerTransaction.createMany({ data: moving.map(({ transaction }) => transaction) });
  await tx.ledgerEntry.createMany({ data: moving.flatMap(({ entries }) => entries) });
  return moving.length;
}

/** The platform's part of each fact's lines, by the agreement of its time; of what is given back as it was when it was sold, here or earlier. */
async function feesOfMissing(tx: Transaction, missing: DatedFact[]) {
  const agreements = await tx.feeAgreement.findMany({
    where: { organizerId: { in: [...new Set(missing.map(({ fact }) => fact.order.organizerId))] } },
    orderBy: { validFrom: "desc" },
  });
  const soldHere = new Map<string, Map<string, number>>();
  return async (fact: LedgerFact, at: Date): Promise<Map<string, number>> => {
    if (fact.kind === "order_paid") {
      const { organizerId } = fact.order;
      const agreed = agreements.find((one) => one.organizerId === organizerId && one.validFrom <= at);
      const fees = feesOf(fact.lines, agreed?.permyriad ?? 0);
      soldHere.set(fact.order.id, fees);
      return fees;
    }
    if (fact.kind !== "lines_refunded") return new Map();
    return soldHere.get(fact.order.id) ?? feesOfFact(tx, fact, at);
  };
}
