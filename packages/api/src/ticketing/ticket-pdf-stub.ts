import QRCode from "qrcode";
import { fenToYuan } from "../platform/money.ts";
import { drawLetters, fitLines, widthOf } from "./ticket-pdf-letters.ts";
import { bold, edge, inks, type PrintedTicket, round, type Sheet, tear, ticket } from "./ticket-pdf-sheet.ts";

const size = 128;

/** The part the gate looks at: QR, place, name, number. */
export function drawStub(sheet: Sheet, o: PrintedTicket): void {
  const { doc } = sheet;
  const middle = tear + ticket.stub / 2;
  drawPaper(doc);

  if (o.code) drawCode(doc, o.code, { x: middle - size / 2, y: ticket.y + 18 });
  else {
    const said = o.state === "used" ? "已入场" : "已作废";
    const set = bold(sheet, 22, inks.quiet);
    doc.roundedRect(middle - size / 2, ticket.y + 18, size, size, 6).fill("#f1ede6");
    drawLetters(doc, said, { ...set, x: middle - widthOf(said, set) / 2, y: ticket.y + 90 });
  }
  const centred = (text: string, y: number, points: number, colour: string) =>
    doc
      .fontSize(points)
      .fillColor(colour)
      .text(text, tear + 10, y, { width: ticket.stub - 20, align: "center", height: points * 1.5, ellipsis: true });
  if (o.code) centred("入场扫码 · 一码一人", ticket.y + 151, 7.5, inks.quiet);

  const place = fitLines(o.place, { width: ticket.stub - 24, lines: 2, smallest: 9 }, bold(sheet, 15, inks.ink));
  place.lines.slice(0, 2).forEach((line, i, all) => {
    const y = ticket.y + 193 - (all.length - 1) * 7 + i * 19;
    drawLetters(doc, line, { ...place.letters, x: middle - widthOf(line, place.letters) / 2, y });
  });
  const tier = o.place.startsWith(o.tierName) ? "" : `${o.tierName}　`;
  centred(`${tier}${yuan(o.amountFen)}`, ticket.y + 213, 8.5, inks.ink);
  if (o.attendee) centred(`${o.attendee.name}　${o.attendee.document}`, ticket.y + 229, 7.5, inks.quiet);
  centred(o.ticketId, ticket.y + ticket.height - 22, 6, inks.quiet);
}

function drawPaper(doc: PDFKit.PDFDocument): void {
  doc.save();
  edge(doc).clip();
  doc.rect(tear, ticket.y, ticket.stub, ticket.height).fill("#ffffff").restore();
  doc.save().lineWidth(0.8);
  edge(doc).stroke(inks.line);
  const [top, bottom] = [ticket.y + round + 3, ticket.y + ticket.height - round - 3];
  doc.moveTo(tear, top).lineTo(tear, bottom).dash(3, { space: 3 }).stroke("#a79e90").undash().restore();
}

/** The QR as rectangles, one for each run of dark modules. */
function drawCode(doc: PDFKit.PDFDocument, code: string, o: { x: number; y: number }): void {
  const { modules } = QRCode.create(code, { errorCorrectionLevel: "M" });
  const module = size / modules.size;
  for (let row = 0; row < modules.size; row++) {
    for (let from = 0; from < modules.size; from++) {
      let to = from;
      while (to < modules.size && modules.get(row, to)) to++;
      // A hair taller than a module: no printer then shows white lines between rows.
      if (to > from) doc.rect(o.x + from * module, o.y + row * module, (to - from) * module, module + 0.04);
      from = to;
    }
  }
  doc.fill("#000000");
}

/** ¥1,280, with its fen only where there are any. */
function yuan(fen: number): string {
  return `¥${fenToYuan(fen)
    .replace(/\.00$/, "")
    .replace(/\B(?=(\d{3})+(?!\d))/, ",")}`;
}
