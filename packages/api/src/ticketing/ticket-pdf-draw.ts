import PDFDocument from "pdfkit";
import { drawBelow } from "./ticket-pdf-below.ts";
import { ticketFonts } from "./ticket-pdf-fonts.ts";
import { drawFront } from "./ticket-pdf-front.ts";
import type { PrintedTicket } from "./ticket-pdf-sheet.ts";
import { drawStub } from "./ticket-pdf-stub.ts";

/** Draws a ticket on one A4 page. Throws what to install when the fonts are missing. */
export async function drawTicket(o: PrintedTicket): Promise<Buffer> {
  const fonts = await ticketFonts();
  const doc = new PDFDocument({
    size: "A4",
    margin: 0,
    lang: "zh-CN",
    displayTitle: true,
    info: { Title: `${o.show.title} · 电子票`, Author: "开幕 Kaimu", Subject: o.ticketId },
  });
  const whole = new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
  doc.registerFont("sans", fonts.sans.bytes, fonts.sans.name).font("sans");
  const sheet = { doc, fonts };
  drawFront(sheet, o.show);
  drawStub(sheet, o);
  drawBelow(sheet, o);
  doc.end();
  return whole;
}
