import type { TicketCard } from "../reading/answers.ts";
import { eventOf } from "../reading/event-of.ts";
import { byShow } from "./by-show.ts";

/** Tickets as a list has them, those of each order by their show and place. */
export async function inShowOrder(tickets: readonly TicketCard[]): Promise<TicketCard[]> {
  const orders = [...Map.groupBy(tickets, (ticket) => ticket.orderId).values()];
  const sorted = orders.map(async (some) => byShow(some, some[0] ? await eventOf(some[0].eventId) : null));
  return (await Promise.all(sorted)).flat();
}
