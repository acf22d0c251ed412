import type { OrderForBooks } from "../../ordering/index.ts";
import type { MoneyForBooks } from "../../payment/index.ts";
import type { LedgerFact } from "../facts.ts";

/** A fact and when it was one. */
export interface DatedFact {
  fact: LedgerFact;
  at: Date;
}

/**
 * All facts of an order that moved money, as the rooms tell them, in the order in which they are to be posted. Pure. A refund that lines name is
 * of those lines; one that none names is goodwill, or money that no order could use.
 */
export function factsOfOrder(order: OrderForBooks, money: MoneyForBooks): DatedFact[] {
  const { id, accountId, organizerId, agentId, performanceId } = order;
  const of = { id, accountId, organizerId, agentId, performanceId };
  const facts: DatedFact[] = money.payments.map(({ paidAt, id: paymentId, merchantAccountId, amountFen }) => ({
    fact: { kind: "payment_succeeded", order: of, paymentId, merchantAccountId, amountFen },
    at: paidAt,
  }));
  const sold = order.lines.filter((line) => line.state !== "released");
  if (order.paidAt)
    facts.push({ fact: { kind: "order_paid", order: of, lines: sold.map(soldLine) }, at: order.paidAt });
  for (const { id: refundId, amountFen, goodwill, createdAt: at, settled } of money.refunds) {
    const lines = sold.filter((line) => line.refundId === refundId);
    const refund = { order: of, refundId };
    if (lines.length > 0)
      facts.push({
        fact: {
          ...{ kind: "lines_refunded", ...refund },
          lines: lines.map((line) => ({ ...soldLine(line), keptFen: line.keptFen ?? 0 })),
        },
        at,
      });
    else facts.push({ fact: { kind: goodwill ? "goodwill_granted" : "refund_requested", ...refund, amountFen }, at });
    if (!settled) continue;
    const { merchantAccountId } = settled;
    facts.push({ fact: { kind: "refund_settled", ...refund, merchantAccountId, amountFen }, at: settled.at });
  }
  return facts;
}

function soldLine({ id, kind, amountFen, performanceId }: OrderForBooks["lines"][number]) {
  return { id, kind, amountFen, performanceId };
}
