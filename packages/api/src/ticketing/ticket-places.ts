import { seatLabels } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { readOrder } from "../ordering/index.ts";

/** A ticket and the place it is for, in words: "A区 12排 5座"; "二层站票 第 3 号" where there are no seats. */
export interface TicketPlace {
  ticketId: string;
  performanceId: string;
  place: string;
}

/** The places of an order's tickets, in the order of their units. Another account's order has none. */
export async function ticketPlaces(ctx: Context, o: { orderId: string; accountId: string }): Promise<TicketPlace[]> {
  const tickets = await ctx.db.ticket.findMany({
    where: { orderId: o.orderId, accountId: o.accountId },
    orderBy: { unit: "asc" },
  });
  const [first] = tickets;
  if (!first) return [];
  const { lines } = await readOrder(ctx, o);
  const seats = tickets.flatMap((ticket) => ticket.seatKey ?? []);
  const labels = seats.length > 0 ? await seatLabels(ctx, { performanceId: first.performanceId, seatKeys: seats }) : [];
  return tickets.map(({ id, performanceId, seatKey, unit, orderLineId }) => {
    const tier = lines.find((line) => line.id === orderLineId)?.terms.tierName ?? "";
    const seat = seatKey && labels[seats.indexOf(seatKey)]?.zh;
    return { ticketId: id, performanceId, place: seat || `${tier} 第 ${unit + 1} 号`.trim() };
  });
}
