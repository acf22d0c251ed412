import { rateLimit } from "../admission/index.ts";
import { showOnTicket } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { listAttendees } from "../identity/index.ts";
import { readOrder } from "../ordering/index.ts";
import { AppError } from "../platform/errors.ts";
import { drawTicket } from "./ticket-pdf-draw.ts";
import { ticketPlaces } from "./ticket-places.ts";

/**
 * One ticket of this account as a PDF of one page; another's is NOT_FOUND. Throws TOO_MANY_REQUESTS, and what to install when the fonts
 * are missing.
 */
export async function ticketPdf(ctx: Context, o: { ticketId: string; accountId: string }): Promise<Buffer> {
  const { ticketId, accountId } = o;
  // Drawing one takes a processor a fifth of a second.
  await rateLimit(ctx, "ticket-pdf", accountId);
  const row = await ctx.db.ticket.findFirst({
    where: { id: ticketId, accountId },
    include: { credentials: { where: { kind: "qr", state: "active" }, orderBy: { version: "desc" }, take: 1 } },
  });
  if (!row) throw new AppError("NOT_FOUND", { detail: `ticket ${ticketId}` });
  const { orderId, state, createdAt: issuedAt } = row;
  const [show, places, order, attendees] = await Promise.all([
    showOnTicket(ctx, row.performanceId),
    ticketPlaces(ctx, { orderId, accountId }),
    readOrder(ctx, { orderId, accountId }),
    row.attendeeId ? listAttendees(ctx, accountId) : [],
  ]);
  const line = order.lines.find((one) => one.id === row.orderLineId);
  const attendee = attendees.find((one) => one.id === row.attendeeId);
  return drawTicket({
    ...{ ticketId, orderId, show, state, issuedAt },
    place: places.find((one) => one.ticketId === ticketId)?.place ?? "",
    tierName: line?.terms.tierName ?? "",
    amountFen: line?.amountFen ?? 0,
    attendee: attendee ? { name: attendee.name, document: attendee.document } : null,
    code: state === "valid" ? (row.credentials[0]?.code ?? null) : null,
  });
}
