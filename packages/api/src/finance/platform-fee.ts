import type { Transaction } from "@kaimu/db";
import type { Fen } from "../platform/money.ts";
import type { LedgerFact, SoldLine } from "./facts.ts";

/** The platform's part of a price, to the nearest fen; half a fen is the platform's. `permyriad` 250 is 2.5 %. */
export function partOf(amountFen: Fen, permyriad: number): Fen {
  return Math.floor((amountFen * permyriad + 5_000) / 10_000);
}

/** The platform's part of each line: of a ticket by the agreement, of a service fee all of it, of anything else nothing. */
export function feesOf(lines: readonly SoldLine[], permyriad: number): Map<string, Fen> {
  return new Map(
    lines.flatMap(({ id, kind, amountFen }) => {
      if (kind === "ticket") return [[id, partOf(amountFen, permyriad)] as const];
      return kind === "fee" ? [[id, amountFen] as const] : [];
    }),
  );
}

/** The same for the lines of a fact: sold now under the agreement in force, given back as they were posted when they were sold. */
export async function feesOfFact(tx: Transaction, fact: LedgerFact, now: Date): Promise<Map<string, Fen>> {
  if (fact.kind === "order_paid") {
    const agreement = await tx.feeAgreement.findFirst({
      where: { organizerId: fact.order.organizerId, validFrom: { lte: now } },
      orderBy: { validFrom: "desc" },
    });
    return feesOf(fact.lines, agreement?.permyriad ?? 0);
  }
  if (fact.kind !== "lines_refunded") return new Map();
  const sold = await tx.ledgerEntry.findMany({
    where: {
      transaction: { orderId: fact.order.id, kind: "order_paid" },
      credit: "platform_fee",
      orderLineId: { in: fact.lines.map(({ id }) => id) },
    },
    select: { orderLineId: true, amountFen: true },
  });
  return new Map(sold.map(({ orderLineId, amountFen }) => [orderLineId ?? "", amountFen]));
}
