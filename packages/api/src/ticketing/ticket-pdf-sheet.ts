import type { ShowOnTicket } from "../catalogue/index.ts";
import type { Fen } from "../platform/money.ts";
import type { TicketFonts } from "./ticket-pdf-fonts.ts";
import type { Letters } from "./ticket-pdf-letters.ts";

/** Everything that stands on a printed ticket. */
export interface PrintedTicket {
  ticketId: string;
  orderId: string;
  show: ShowOnTicket;
  place: string;
  tierName: string;
  amountFen: Fen;
  /** The attendee the ticket is bound to, masked. */
  attendee: { name: string; document: string } | null;
  /** What the QR says; null once the ticket opens no gate. */
  code: string | null;
  state: "valid" | "used" | "void";
  issuedAt: Date;
}

/* A4 in points. The ticket is the upper third: cut out, it fits a long envelope. */
export const page = { width: 595.28, height: 841.89, margin: 40 };
export const ticket = { x: 40, y: 52, width: 515.28, height: 272, stub: 164 };
/** Where the stub begins. */
export const tear = ticket.x + ticket.width - ticket.stub;
export const round = 9;
export const inks = { ink: "#1b1815", text: "#453f38", quiet: "#6f675d", line: "#cfc7ba" };

/** What every part of the sheet is drawn with. */
export interface Sheet {
  doc: PDFKit.PDFDocument;
  fonts: TicketFonts;
}

/** Letters of the bold sans. */
export function bold({ fonts }: Sheet, size: number, colour: string): Letters {
  return { font: fonts.bold, fallback: fonts.bold, size, colour };
}

/** Letters of the display face; what it lacks is drawn in the bold sans. */
export function display({ fonts }: Sheet, size: number, colour: string): Letters {
  return { font: fonts.serif, fallback: fonts.bold, size, colour };
}

/** The ticket's edge: round corners, and half circles cut out where the stub begins. */
export function edge(doc: PDFKit.PDFDocument): PDFKit.PDFDocument {
  const { x, y, width, height } = ticket;
  const [right, bottom, cut, r] = [x + width, y + height, 8, round];
  return doc.path(
    `M${x + r} ${y}H${tear - cut}A${cut} ${cut} 0 0 0 ${tear + cut} ${y}H${right - r}A${r} ${r} 0 0 1 ${right} ${y + r}` +
      `V${bottom - r}A${r} ${r} 0 0 1 ${right - r} ${bottom}H${tear + cut}A${cut} ${cut} 0 0 0 ${tear - cut} ${bottom}` +
      `H${x + r}A${r} ${r} 0 0 1 ${x} ${bottom - r}V${y + r}A${r} ${r} 0 0 1 ${x + r} ${y}Z`,
  );
}
