import type { Fen } from "../platform/money.ts";

/** An order as the books know it. */
export interface OrderInBooks {
  id: string;
  accountId: string;
  organizerId: string;
  /** Who sold it, where an agent did. */
  agentId: string | null;
  performanceId: string;
}

/** A line of an order as it was sold: what its buyer owes for it, negative on a discount. */
export interface SoldLine {
  id: string;
  kind: "ticket" | "fee" | "delivery" | "discount";
  amountFen: Fen;
  /** The performance it is for, where that is not the order's. */
  performanceId?: string | null;
  /** Of a discount: the ticket's line that it lowers, and who bears it: "platform" or the organizer's id. */
  ofLineId?: string;
  fundedBy?: string;
}

/** A line that is given back: what it was sold for, and what is kept of that. A discount goes with its ticket, and nothing is kept of it. */
export interface ReturnedLine extends SoldLine {
  keptFen: Fen;
  /** What of it the buyer has had before, as goodwill: the platform has that back. */
  goodwillFen?: Fen;
}

/** What can happen to money. Each fact is in the books once, by its kind and id. */
export type LedgerFact = { order: OrderInBooks } & (
  | { kind: "payment_succeeded"; paymentId: string; merchantAccountId: string; amountFen: Fen }
  | { kind: "order_paid"; lines: readonly SoldLine[] }
  /** Money that no order can use has to go back. */
  | { kind: "refund_requested"; refundId: string; amountFen: Fen }
  /** Lines are given back; what is not kept of them has to go back. */
  | { kind: "lines_refunded"; refundId: string; lines: readonly ReturnedLine[] }
  /** An operator gives money beyond what the rule gives back. */
  | { kind: "goodwill_granted"; refundId: string; amountFen: Fen }
  /** The money went back: the gateway says so, or, without a merchant account, it was sent over the platform's bank account. */
  | { kind: "refund_settled"; refundId: string; merchantAccountId: string | null; amountFen: Fen }
);

/** What makes a fact the same: posted again, it changes nothing. */
export function keyOf(fact: LedgerFact): string {
  if (fact.kind === "payment_succeeded") return `${fact.kind}:${fact.paymentId}`;
  if (fact.kind === "order_paid") return `${fact.kind}:${fact.order.id}`;
  return `${fact.kind}:${fact.refundId}`;
}
