import { requireActive } from "../agency/index.ts";
import type { Context } from "../context.ts";
import { showUnits } from "../inventory/index.ts";
import { AppError, asAppError } from "../platform/errors.ts";
import { currentTraceparent, inSpan } from "../platform/trace.ts";
import type { OrderLineToWrite } from "./order-lines.ts";
import { orderQueue } from "./order-queue.ts";
import type { OrderToWrite, Outcome } from "./write-orders.ts";

/**
 * Writes order, lines, claims and outbox row, all of it or nothing, in one transaction with whatever other orders are there now; answers
 * after its commit. Throws UNITS_TAKEN (and tells Redis whose the units are, since it let this buyer in), LIMIT_EXCEEDED,
 * ATTENDEE_HAS_TICKET (facts.attendeeIds), AGENT_ENDED, BUSY, or a duplicate key when the client key has an order.
 */
export async function writeOrder(
  ctx: Context,
  o: Omit<OrderToWrite, "channel" | "agentId" | "traceparent">,
): Promise<Outcome> {
  try {
    if (ctx.agentId) await requireActive(ctx, ctx.agentId);
    const units = o.parts.reduce((sum, { lines }) => sum + lines.length, 0);
    return await inSpan("order.place", { orderId: o.orderId, units }, () =>
      orderQueue(ctx).add({ ...o, channel: ctx.channel, agentId: ctx.agentId, traceparent: currentTraceparent() }),
    );
  } catch (error) {
    const refused = asAppError(error);
    if (refused?.code === "UNITS_TAKEN") for (const { hold } of o.parts) await showUnits(ctx, hold);
    if (refused?.code === "ATTENDEE_HAS_TICKET")
      throw namingAttendees(
        refused,
        o.parts.flatMap(({ lines }) => lines),
      );
    throw error;
  }
}

/** Claims know lines only; the buyer is told which of his people it is about. */
function namingAttendees(refused: AppError, lines: OrderLineToWrite[]): AppError {
  const { orderLineIds, ...facts } = refused.facts ?? {};
  const refusedLines = new Set(orderLineIds as string[]);
  const attendeeIds = lines.flatMap((line) => (line.attendee && refusedLines.has(line.id) ? [line.attendee.id] : []));
  return new AppError("ATTENDEE_HAS_TICKET", { facts: { ...facts, attendeeIds }, cause: refused });
}
