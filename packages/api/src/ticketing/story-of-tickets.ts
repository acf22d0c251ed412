import type { TicketState } from "@kaimu/db";
import type { Context } from "../context.ts";

/** When a ticket of an order was issued, and made void. */
export interface TicketStory {
  id: string;
  state: TicketState;
  createdAt: Date;
  voidedAt: Date | null;
}

/** The tickets of an order, oldest first. Whoever calls has checked that they may be seen. */
export async function storyOfTickets(ctx: Pick<Context, "db">, orderId: string): Promise<TicketStory[]> {
  return ctx.db.ticket.findMany({
    where: { orderId },
    select: { id: true, state: true, createdAt: true, voidedAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}
