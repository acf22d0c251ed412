import type { BooksStory } from "../finance/index.ts";
import type { MessageStory } from "../notification/index.ts";
import type { OrderStory } from "../ordering/index.ts";
import type { PaymentStory } from "../payment/index.ts";
import type { TicketStory } from "../ticketing/index.ts";

/** Who was at work at a moment. */
export type Doer = "buyer" | "gateway" | "system" | "operator";

export type MomentKind =
  | ("order_placed" | "order_moved" | "payment_opened" | "payment_paid" | "payment_closed")
  | ("callback_received" | "callback_applied" | "callback_refused" | "refund_requested" | "refund_settled")
  | ("transfer_recorded" | "transfer_decided")
  | ("goodwill_asked" | "goodwill_decided" | "case_found" | "case_ended" | "posted")
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

export interface Stories {
  order: OrderStory;
  money: PaymentStory;
  tickets: TicketStory[];
  messages: MessageStory[];
  facts: BooksStory[];
}

/** All moments of an order in the order of time; of one instant, causes before what came of them. Pure. */
export function momentsOf(o: Stories): Moment[] {
  const all = [
    ...ofOrder(o.order),
    ...o.money.payments.flatMap(ofPayment),
    ...o.money.callbacks.flatMap(ofCallback),
    ...o.money.refused.map(ofRefused),
    ...o.money.gifts.flatMap(ofGift),
    ...o.money.refunds.flatMap(ofRefund),
    ...o.money.cases.flatMap(ofCase),
    ...o.facts.map(ofFact),
    ...ofTickets(o.tickets),
    ...o.messages.flatMap(ofMessage),
  ];
  return all.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** A moment, where it has come. */
const when = (at: Date | null, moment: Omit<Moment, "at">): Moment[] => (at ? [{ at, ...moment }] : []);

function ofOrder({ transitions, totalFen, tickets, channel }: OrderStory): Moment[] {
  return transitions.map(({ toState, reason, at }) => {
    const placed = toState === "awaiting_payment";
    const by = placed || toState === "cancelled" ? "buyer" : "system";
    const facts: Moment["facts"] = placed ? { totalFen, tickets, channel } : { state: toState, reason };
    return { at, what: placed ? "order_placed" : "order_moved", by, facts };
  });
}

function ofPayment(one: PaymentStory["payments"][number]): Moment[] {
  const { gateway, amountFen, paidFen, gatewayTradeNo, outTradeNo } = one;
  return [
    ...when(one.createdAt, { what: "payment_opened", by: "buyer", facts: { gateway, amountFen, number: outTradeNo } }),
    ...when(one.paidAt, {
      ...{ what: "payment_paid", by: "gateway" },
      facts: { gateway, paidFen, amountFen, number: gatewayTradeNo },
    }),
    ...when(one.closedAt, { what: "payment_closed", by: "system", facts: { gateway, number: outTradeNo } }),
  ];
}

function ofCallback(one: PaymentStory["callbacks"][number]): Moment[] {
  const { gateway, outTradeNo, outcome, detail } = one;
  return [
    ...when(one.receivedAt, { what: "callback_received", by: "gateway", facts: { gateway, number: outTradeNo } }),
    ...when(one.appliedAt, { what: "callback_applied", by: "system", facts: { gateway, outcome, detail } }),
  ];
}

function ofRefused(one: PaymentStory["refused"][number]): Moment {
  const { gateway, detail, amountFen, times } = one;
  return { at: one.receivedAt, what: "callback_refused", by: "gateway", facts: { gateway, detail, amountFen, times } };
}

function ofRefund(one: PaymentStory["refunds"][number]): Moment[] {
  const { amountFen, reason, state, detail, method, outRefundNo } = one;
  return [
    ...when(one.createdAt, {
      ...{ what: "refund_requested", by: reason === "buyer_return" ? "buyer" : "system" },
      facts: { amountFen, reason, state, detail, number: outRefundNo },
    }),
    ...one.transfers.flatMap((transfer) => [
      ...when(transfer.recordedAt, {
        ...{ what: "transfer_recorded", by: "operator", operatorId: transfer.recordedBy },
        facts: { amountFen },
      }),
      ...when(transfer.decidedAt, {
        ...{ what: "transfer_decided", by: "operator", operatorId: transfer.decidedBy },
        facts: { amountFen, state: transfer.state, number: transfer.bankReference },
      }),
    ]),
    ...when(one.settledAt, {
      ...{ what: "refund_settled", by: method === "original_way" ? "gateway" : "system" },
      facts: { amountFen, method },
    }),
  ];
}

function ofGift(one: PaymentStory["gifts"][number]): Moment[] {
  const { amountFen, why, state } = one;
  return [
    ...when(one.askedAt, {
      ...{ what: "goodwill_asked", by: "operator", operatorId: one.askedBy },
      facts: { amountFen, why },
    }),
    ...when(one.decidedAt, {
      ...{ what: "goodwill_decided", by: "operator", operatorId: one.decidedBy ?? one.askedBy },
      facts: { amountFen, state },
    }),
  ];
}

function ofCase(one: PaymentStory["cases"][number]): Moment[] {
  const { id, what, day, state } = one;
  return [
    ...when(one.foundAt, { what: "case_found", by: "system", facts: { id, kind: what, day } }),
    ...when(one.endedAt, { what: "case_ended", by: state === "closed" ? "system" : "operator", facts: { id, state } }),
  ];
}

function ofFact({ at, kind, movedFen }: BooksStory): Moment {
  return { at, what: "posted", by: "system", facts: { kind, movedFen } };
}

/** Tickets of one moment are issued, and made void, together. */
function ofTickets(tickets: TicketStory[]): Moment[] {
  const together = (what: MomentKind, times: Date[]): Moment[] =>
    [...Map.groupBy(times, (at) => at.getTime())].map(([at, all]) => ({
      ...{ at: new Date(at), what, by: "system" as const },
      facts: { tickets: all.length },
    }));
  return [
    ...together(
      "tickets_issued",
      tickets.map(({ createdAt }) => createdAt),
    ),
    ...together(
      "tickets_void",
      tickets.flatMap(({ voidedAt }) => voidedAt ?? []),
    ),
  ];
}

function ofMessage({ way, template, state, attempts, createdAt, sentAt }: MessageStory): Moment[] {
  if (sentAt) return [{ at: sentAt, what: "message_sent", by: "system", facts: { way, template, attempts } }];
  return [{ at: createdAt, what: "message_waits", by: "system", facts: { way, template, attempts, state } }];
}
