import type { Transaction } from "@kaimu/db";
import { agreedCommission } from "../agency/index.ts";
import type { PartsOfLines } from "./entries-of.ts";
import type { LedgerFact } from "./facts.ts";
import { noParts, partsOfLines } from "./parts-of-lines.ts";

/**
 * What platform and agent have of each line of a fact: sold now by the agreements in force, given back as they were posted when they were
 * sold.
 */
export async function partsOfFact(tx: Transaction, fact: LedgerFact, now: Date): Promise<PartsOfLines> {
  if (fact.kind === "order_paid") {
    const { organizerId, agentId } = fact.order;
    const agreement = await tx.feeAgreement.findFirst({
      where: { organizerId, validFrom: { lte: now } },
      orderBy: { validFrom: "desc" },
    });
    return partsOfLines(fact.lines, {
      feePermyriad: agreement?.permyriad ?? 0,
      commissionPermyriad: agentId ? await agreedCommission(tx, { agentId, organizerId, now }) : 0,
    });
  }
  if (fact.kind !== "lines_refunded") return noParts;
  const sold = await tx.ledgerEntry.findMany({
    where: {
      transaction: { orderId: fact.order.id, kind: "order_paid" },
      credit: { in: ["platform_fee", "agent_commission"] },
      orderLineId: { in: fact.lines.map(({ id }) => id) },
    },
    select: { credit: true, orderLineId: true, amountFen: true },
  });
  const partOf = (account: "platform_fee" | "agent_commission") =>
    new Map(
      sold.flatMap(({ credit, orderLineId, amountFen }) =>
        credit === account ? [[orderLineId ?? "", amountFen] as const] : [],
      ),
    );
  return { feeOf: partOf("platform_fee"), commissionOf: partOf("agent_commission") };
}
