import { inTransaction } from "@kaimu/db";
import type { SaleTerms } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { claim, type Hold, showUnits } from "../inventory/index.ts";
import { AppError, asAppError } from "../platform/errors.ts";
import type { Fen } from "../platform/money.ts";
import { emit } from "../platform/outbox.ts";
import { inSpan } from "../platform/trace.ts";
import type { OrderLineToWrite } from "./order-lines.ts";

interface OrderToWrite {
  orderId: string;
  accountId: string;
  clientKey: string;
  terms: SaleTerms;
  hold: Hold;
  lines: OrderLineToWrite[];
  totalFen: Fen;
}

/**
 * Writes order, lines, claims and outbox row in one transaction: all of it or nothing. Throws UNITS_TAKEN (and tells Redis whose the units
 * are, since it let this buyer in), ATTENDEE_HAS_TICKET (facts.attendeeIds), or a duplicate key when the client key has an order.
 */
export async function writeOrder(ctx: Context, o: OrderToWrite): Promise<void> {
  try {
    await inSpan("order.place", { orderId: o.orderId, units: o.lines.length }, () => write(ctx, o));
  } catch (error) {
    const refused = asAppError(error);
    if (refused?.code === "UNITS_TAKEN") await showUnits(ctx, o.hold);
    if (refused?.code === "ATTENDEE_HAS_TICKET") throw namingAttendees(refused, o.lines);
    throw error;
  }
}

function write(
  ctx: Context,
  { orderId, accountId, clientKey, terms, hold, lines, totalFen }: OrderToWrite,
): Promise<void> {
  const { performanceId, organizerId, eventId, paymentSeconds } = terms;
  return inTransaction(ctx.db, async (tx) => {
    // Orders are timed by the database's clock, whoever's host this is.
    await tx.$executeRaw`
      INSERT INTO orders (id, accountId, organizerId, eventId, performanceId, channel, state, totalFen, clientKey, holdId, expiresAt)
      VALUES (${orderId}, ${accountId}, ${organizerId}, ${eventId}, ${performanceId}, ${ctx.channel}, 'awaiting_payment',
        ${totalFen}, ${clientKey}, ${hold.id}, NOW(3) + INTERVAL ${paymentSeconds} SECOND)`;
    await tx.orderLine.createMany({
      data: lines.map(({ attendee, terms: lineTerms, ...line }) => ({
        ...line,
        orderId,
        performanceId,
        kind: "ticket" as const,
        attendeeId: attendee?.id ?? null,
        terms: lineTerms as object,
      })),
    });
    await claim(tx, {
      performanceId,
      orderId,
      accountId,
      channel: ctx.channel,
      fence: hold.fence,
      perAccountLimit: terms.perAccountLimit,
      lines: lines.map(({ id, unit, attendee }) => ({ unit, orderLineId: id, documentIndex: attendee?.documentIndex })),
    });
    await tx.orderTransition.create({ data: { orderId, toState: "awaiting_payment", reason: "placed" } });
    const { expiresAt } = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: { expiresAt: true } });
    await emit(tx, "order/placed", { orderId, expiresAt: expiresAt.toISOString() });
  });
}

/** Claims know lines only; the buyer is told which of his people it is about. */
function namingAttendees(refused: AppError, lines: OrderLineToWrite[]): AppError {
  const refusedLines = new Set(refused.facts?.orderLineIds as string[]);
  const attendeeIds = lines.flatMap((line) => (line.attendee && refusedLines.has(line.id) ? [line.attendee.id] : []));
  return new AppError("ATTENDEE_HAS_TICKET", { facts: { attendeeIds }, cause: refused });
}
