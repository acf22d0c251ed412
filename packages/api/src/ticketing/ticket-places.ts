import { seatLabels } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { readOrder } from "../ordering/index.ts";

/** A ticket and the place it is for, in words: "A区 12排 5座"; "二层站票 第 3 号" where there are no seats. */
export interface TicketPlace {
  ticketId: string;
  performanceId: string;
  place: string;
}

/** The places of an order's tickets, performance by performance, in the order of their units. Another account's order has none. */
export async function ticketPlaces(ctx: Context, o: { orderId: string; accountId: string }): Promise<TicketPlace[]> {
  const tickets = await ctx.db.ticket.findMany({
    where: { orderId: o.orderId, accountId: o.accountId },
    orderBy: [{ performanceId: "asc" }, { unit: "asc" }],
  });
  if (tickets.length === 0) return [];
  const { lines } = await readOrder(ctx, o);
  const labels = new Map<string, string>();
  for (const [performanceId, some] of Map.groupBy(tickets, (ticket) => ticket.performanceId)) {
    const seatKeys = some.flatMap((ticket) => ticket.seatKey ?? []);
    const named = seatKeys.length > 0 ? await seatLabels(ctx, { performanceId, seatKeys }) : [];
    for (const [n, { zh }] of named.entries()) labels.set(`${performanceId} ${seatKeys[n]}`, zh);
  }
  return tickets.map(({ id, performanceId, seatKey, unit, orderLineId }) => {
    const tier = lines.find((line) => line.id === orderLineId)?.terms.tierName ?? "";
    const seat = seatKey && labels.get(`${performanceId} ${seatKey}`);
    return { ticketId: id, performanceId, place: seat || `${tier} 第 ${unit + 1} 号`.trim() };
  });
}
