import type { BooksStory, InvoiceStory } from "../finance/index.ts";
import type { MessageStory } from "../notification/index.ts";
import type { OrderStory } from "../ordering/index.ts";
import type { PaymentStory } from "../payment/index.ts";
import type { TicketStory } from "../ticketing/index.ts";
import type { Moment, MomentKind } from "./moment.ts";
import { momentsOfInvoices } from "./moments-of-invoices.ts";
import { momentsOfMoney } from "./moments-of-money.ts";

export interface Stories {
  order: OrderStory;
  money: PaymentStory;
  tickets: TicketStory[];
  messages: MessageStory[];
  facts: BooksStory[];
  invoices: InvoiceStory[];
}

/** All moments of an order in the order of time; of one instant, causes before what came of them. Pure. */
export function momentsOf(o: Stories): Moment[] {
  const all = [
    ...ofOrder(o.order),
    ...momentsOfMoney(o.money),
    ...o.facts.map(ofFact),
    ...momentsOfInvoices(o.invoices),
    ...ofTickets(o.tickets),
    ...o.messages.flatMap(ofMessage),
  ];
  return all.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function ofOrder({ transitions, totalFen, offFen, tickets, channel }: OrderStory): Moment[] {
  return transitions.map(({ toState, reason, at }) => {
    const placed = toState === "awaiting_payment";
    const by = placed || toState === "cancelled" ? "buyer" : "system";
    const facts: Moment["facts"] = placed ? { totalFen, offFen, tickets, channel } : { state: toState, reason };
    return { at, what: placed ? "order_placed" : "order_moved", by, facts };
  });
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
