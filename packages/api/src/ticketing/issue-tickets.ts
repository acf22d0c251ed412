import { inTransaction } from "@kaimu/db";
import type { Context } from "../context.ts";
import { paidOrder } from "../ordering/index.ts";
import { newId } from "../platform/ids.ts";
import { emit } from "../platform/outbox.ts";
import { signCode } from "./credential.ts";

/**
 * Issues the tickets of a paid order, one for each ticket line, with a QR credential each. Safe to repeat: a line has one ticket.
 * Returns how many the order has; 0 when it is not (or no longer) paid.
 */
export async function issueTickets(ctx: Context, orderId: string): Promise<number> {
  const order = await paidOrder(ctx, orderId);
  if (!order) return 0;
  return inTransaction(ctx.db, async (tx) => {
    const existing = await tx.ticket.findMany({ where: { orderId }, select: { orderLineId: true } });
    const issued = new Set(existing.map((ticket) => ticket.orderLineId));
    const missing = order.lines.filter((line) => !issued.has(line.id));
    if (missing.length === 0) return existing.length;
    const tickets = missing.map((line) => ({
      id: newId(),
      orderId,
      orderLineId: line.id,
      accountId: order.accountId,
      eventId: order.eventId,
      performanceId: line.performanceId ?? order.performanceId,
      unit: line.unit as number,
      seatKey: line.seatKey,
      attendeeId: line.attendeeId,
    }));
    await tx.ticket.createMany({ data: tickets });
    await tx.credential.createMany({
      data: tickets.map((ticket) => ({
        id: newId(),
        ticketId: ticket.id,
        kind: "qr" as const,
        code: signCode(ctx.env.TICKET_SIGNING_KEY, { ticketId: ticket.id, version: 1 }),
      })),
    });
    await emit(tx, "tickets/issued", { orderId, accountId: order.accountId, ticketCount: order.lines.length });
    return order.lines.length;
  });
}
