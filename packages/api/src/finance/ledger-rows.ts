import type { LedgerEntryCreateManyInput, LedgerTransactionCreateManyInput } from "@kaimu/db";
import { dayIn } from "../platform/show-time.ts";
import { entriesOf, type PartsOfLines } from "./entries-of.ts";
import { keyOf, type LedgerFact } from "./facts.ts";

/** The rows of a fact that happened `at`, its day cut in the venue's zone. Pure; `id` is the transaction's. */
export function ledgerRows(
  fact: LedgerFact,
  o: { id: string; at: Date; timeZone: string; parts: PartsOfLines },
): { transaction: LedgerTransactionCreateManyInput; entries: LedgerEntryCreateManyInput[] } {
  const entries = entriesOf(fact, o.parts);
  const { id: orderId, organizerId, agentId } = fact.order;
  return {
    transaction: {
      ...{ id: o.id, fact: keyOf(fact), kind: fact.kind, orderId, organizerId, agentId },
      ...{ at: o.at, day: dayIn(o.at, o.timeZone), legs: entries.length },
    },
    entries: entries.map(({ debit, credit, amountFen, orderLineId, performanceId }, position) => ({
      ...{ transactionId: o.id, legs: entries.length, position },
      ...{ debit: debit.account, debitOf: debit.of, credit: credit.account, creditOf: credit.of },
      ...{ amountFen, orderLineId, performanceId },
    })),
  };
}
