import type { Context } from "../context.ts";
import { issueTickets } from "../ticketing/index.ts";
import { createOrder, type TestShow } from "./factories.ts";

/** A paid order with its tickets. */
export async function createTickets(
  ctx: Context,
  show: TestShow,
  o: { accountId: string; quantity?: number },
): Promise<{ orderId: string; ticketIds: string[] }> {
  const { id: orderId } = await createOrder(ctx, show, o);
  await ctx.db.order.update({ where: { id: orderId }, data: { state: "paid", paidAt: new Date() } });
  await issueTickets(ctx, orderId);
  const tickets = await ctx.db.ticket.findMany({ where: { orderId }, orderBy: { unit: "asc" } });
  return { orderId, ticketIds: tickets.map(({ id }) => id) };
}
