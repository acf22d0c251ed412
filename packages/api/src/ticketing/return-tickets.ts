import { Prisma, type TicketState, type Transaction } from "@kaimu/db";
import { AppError } from "../platform/errors.ts";

/** A ticket as giving it back needs it. */
export interface TicketForReturn {
  id: string;
  orderLineId: string;
  state: TicketState;
}

/** The tickets of an order. */
export async function ticketsForReturn(tx: Pick<Transaction, "ticket">, orderId: string): Promise<TicketForReturn[]> {
  return tx.ticket.findMany({ where: { orderId }, select: { id: true, orderLineId: true, state: true } });
}

/**
 * Makes the tickets of lines void, with what proves them, inside the refund's transaction. Of a refund and a check-in at the same moment
 * one finds the ticket no longer valid: throws TICKET_USED when it is this one, and then nothing may stay written. `usedToo`: a show that
 * is cancelled gives back what was let in already.
 */
export async function voidTickets(tx: Transaction, orderLineIds: string[], o = { usedToo: false }): Promise<void> {
  const count = await tx.$executeRaw`
    UPDATE tickets SET state = 'void', voidedAt = NOW(3)
    WHERE orderLineId IN (${Prisma.join(orderLineIds)}) AND (state = 'valid' OR (${o.usedToo} AND state = 'used'))`;
  if (count !== orderLineIds.length)
    throw new AppError("TICKET_USED", { detail: `${count} of ${orderLineIds.length}` });
  // By join: with the tickets in a subquery MariaDB would look at every credential there is, and lock it.
  await tx.$executeRaw`
    UPDATE credentials c JOIN tickets t ON t.id = c.ticketId
    SET c.state = 'revoked' WHERE t.orderLineId IN (${Prisma.join(orderLineIds)}) AND c.state = 'active'`;
}
