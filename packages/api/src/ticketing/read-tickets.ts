import type { TicketState } from "@kaimu/db";
import QRCode from "qrcode";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { askPage, toPage } from "../platform/page.ts";

/** A ticket as its owner sees it in a list. */
export interface TicketCard {
  id: string;
  orderId: string;
  eventId: string;
  performanceId: string;
  unit: number;
  seatKey: string | null;
  state: TicketState;
  createdAt: Date;
}

/** A ticket with what opens the gate. */
export interface TicketView extends TicketCard {
  /** The QR as an SVG document; null once the ticket is no longer valid. */
  qrSvg: string | null;
}

/** This account's tickets, newest first, of one order if asked. */
export async function listTickets(
  ctx: Context,
  o: { accountId: string; orderId?: string | undefined; limit: number; cursor?: string | undefined },
): Promise<{ tickets: TicketCard[]; next: string | null }> {
  const rows = await ctx.db.ticket.findMany({
    where: { accountId: o.accountId, ...(o.orderId ? { orderId: o.orderId } : {}) },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    ...askPage(o),
  });
  const { page, next } = toPage(rows, o.limit);
  return { tickets: page.map(toCard), next };
}

/** One ticket of this account with its QR; another's is NOT_FOUND. */
export async function readTicket(ctx: Context, o: { ticketId: string; accountId: string }): Promise<TicketView> {
  const row = await ctx.db.ticket.findFirst({
    where: { id: o.ticketId, accountId: o.accountId },
    include: { credentials: { where: { kind: "qr", state: "active" }, orderBy: { version: "desc" }, take: 1 } },
  });
  if (!row) throw new AppError("NOT_FOUND", { detail: `ticket ${o.ticketId}` });
  const code = row.state === "valid" ? row.credentials[0]?.code : undefined;
  return {
    ...toCard(row),
    qrSvg: code ? await QRCode.toString(code, { type: "svg", errorCorrectionLevel: "M", margin: 2 }) : null,
  };
}

function toCard(row: TicketCard): TicketCard {
  const { id, orderId, eventId, performanceId, unit, seatKey, state, createdAt } = row;
  return { id, orderId, eventId, performanceId, unit, seatKey, state, createdAt };
}
