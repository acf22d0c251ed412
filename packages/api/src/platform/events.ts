import type { Prisma } from "@kaimu/db";

/** Every event that crosses rooms, by name. Data holds ids and plain facts, never personal data. */
export type Events = {
  /** A job that had used up its tries is to run once more, with what its event said; nobody else hears it. */
  "job/run-again.requested": { job: string; deadLetterId: string; data: Prisma.InputJsonObject };
  /** Something that people see of an event has changed: it was published, altered or withdrawn. Says nothing of how it is now. */
  "catalogue/event.changed": { eventId: string };
  /** What a performance is sold by has changed: its status, sale window, limits or plan. Redis has to follow. */
  "catalogue/performance.changed": { performanceId: string };
  /** The search index is to be built anew. */
  "search/rebuild.requested": Record<string, never>;
  /** An order is written and its units are claimed; it waits for money until `expiresAt`. */
  "order/placed": { orderId: string; expiresAt: string; totalFen?: number };
  /** Money for the order is in, its units are sold. */
  "order/paid": { orderId: string };
  /** The order ended without money and let its units go. */
  "order/closed": {
    orderId: string;
    accountId: string;
    places: { performanceId: string; units: number[] }[];
    state: "cancelled" | "expired";
  };
  /** A verified callback is stored and waits to be applied. */
  "payment/callback.received": { callbackId: string };
  /** Money has to go back; the refund's row says how much and why. */
  "payment/refund.requested": { refundId: string };
  /** The money went back: the gateway says so, or an operator that it was sent over a bank account. */
  "payment/refund.settled": {
    refundId: string;
    orderId: string;
    amountFen: number;
    reason?: string;
    method?: "original_way" | "bank_transfer";
  };
  /** An operator wants a Beijing day's bill compared; the comparison's row says how far it is. */
  "payment/bill-comparison.requested": { credential: string; day: string };
  /** An operator sends money of a trade that is in a bill and not ours back; the case's row says how much. */
  "payment/stray-money.return-requested": { caseId: string };
  /** A buyer wants an invoice, or a reversed one has a remainder. */
  "invoice/requested": { invoiceId: string };
  /** The service has issued it. */
  "invoice/issued": { invoiceId: string };
  /** Something that an invoice is for was given back: it has to be reversed. */
  "invoice/reversal.requested": { invoiceId: string };
  /** It is this turn's turn to go on with what a performance that was called off owes its buyers. */
  "payment/bulk-return.due": { bulkReturnId: string; turn: number };
  /** Orders of a performance that was cancelled or postponed, a few hundred at most; `round` tells one postponement from the next. */
  "payment/bulk-return.listed": {
    performanceId: string;
    kind: "cancelled" | "postponed";
    round: number;
    orderIds: string[];
  };
  /** A paid order has all its tickets. */
  "tickets/issued": { orderId: string; accountId: string; ticketCount: number };
};
