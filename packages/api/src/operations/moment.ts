import type { InvoiceMomentKind } from "@kaimu/db";

/** Who was at work at a moment. */
export type Doer = "buyer" | "gateway" | "system" | "operator";

export type MomentKind =
  | ("order_placed" | "order_moved" | "payment_opened" | "payment_paid" | "payment_closed")
  | ("callback_received" | "callback_applied" | "callback_refused" | "refund_requested" | "refund_settled")
  | ("transfer_recorded" | "transfer_decided")
  | ("goodwill_asked" | "goodwill_decided" | "case_found" | "case_ended" | "posted")
  | ("invoice_requested" | "invoice_issued" | "invoice_reversed" | `invoice_${InvoiceMomentKind}`)
  | ("tickets_issued" | "tickets_void" | "message_sent" | "message_waits");

/** Something that happened to an order. */
export interface Moment {
  at: Date;
  what: MomentKind;
  by: Doer;
  /** Where it was an operator. */
  operatorId?: string | null;
  /** What there is to say of it: sums in fen, numbers, states and reasons as the rooms name them. */
  facts: Record<string, string | number | null>;
}

/** A moment, where it has come. */
export const when = (at: Date | null, moment: Omit<Moment, "at">): Moment[] => (at ? [{ at, ...moment }] : []);
