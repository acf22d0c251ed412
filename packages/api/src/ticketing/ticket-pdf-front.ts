import type { ShowOnTicket } from "../catalogue/index.ts";
import { groundOf, mixed, readableOn } from "../platform/colour.ts";
import { clockTime, showTimeWithYear } from "../platform/show-time.ts";
import { breakLines, drawLetters, fitLines } from "./ticket-pdf-letters.ts";
import { bold, display, edge, type Sheet, tear, ticket } from "./ticket-pdf-sheet.ts";

const art = 92;

/** The part one keeps: the show in its poster's colours. */
export function drawFront(sheet: Sheet, show: ShowOnTicket): void {
  const { doc } = sheet;
  const { ground, accent, second } = groundOf(show.poster.palette);
  const ink = readableOn(ground);
  const soft = mixed(ground, ink, 0.72);
  doc.save();
  edge(doc).clip();
  doc.rect(ticket.x, ticket.y, tear - ticket.x, ticket.height).fill(ground);
  drawCurtain(doc, { ground, second, accent });
  doc.restore();

  const x = ticket.x + art + 22;
  const width = tear - x - 20;
  drawLetters(doc, "开幕 KAIMU", { ...bold(sheet, 9.5, accent), x, y: ticket.y + 31, spacing: 1.2 });

  const title = fitLines(show.title, { width, lines: 2, smallest: 13 }, display(sheet, 31, ink));
  let y = ticket.y + 44;
  for (const line of title.lines) {
    y += title.letters.size * 1.24;
    drawLetters(doc, line, { ...title.letters, x, y });
  }
  doc.fontSize(8.5).fillColor(soft);
  doc.text(show.titleEn, x, y + 9, { width, height: 24, ellipsis: true });

  const rule = ticket.y + ticket.height - 117;
  doc
    .save()
    .moveTo(x, rule)
    .lineTo(x + width, rule)
    .lineWidth(0.6)
    .stroke(mixed(ground, ink, 0.35))
    .restore();
  const fact = (name: string, text: string, more: string, top: number) => {
    doc
      .fontSize(7)
      .fillColor(soft)
      .text(name, x, top + 2, { lineBreak: false });
    const set = fitLines(text, { width: width - 58, lines: 1, smallest: 9.5 }, bold(sheet, 11.5, ink));
    const lines = set.lines.length > 1 ? breakLines(text, width - 58, set.letters).slice(0, 2) : set.lines;
    lines.forEach((line, i) => drawLetters(doc, line, { ...set.letters, x: x + 58, y: top + 10.5 + i * 13 }));
    const under = { width: width - 58, height: 12, ellipsis: true };
    doc
      .fontSize(8)
      .fillColor(soft)
      .text(more, x + 58, top + 3 + lines.length * 13, under);
  };
  const doors = `${clockTime(show.doorsAt, show.timeZone)} 开始入场`;
  fact("时间 TIME", showTimeWithYear(show.startsAt, show.timeZone), doors, rule + 15);
  fact("场馆 VENUE", `${show.city}　${show.venue}`, show.address, rule + 58);
}

/** A curtain drawn aside, the sign of the house, in the show's inks. */
function drawCurtain(doc: PDFKit.PDFDocument, o: { ground: string; second: string; accent: string }): void {
  const { x, y, height } = ticket;
  const bottom = y + height;
  const folds = 6;
  for (let i = 0; i < folds; i++) {
    const from = x + (i * art) / folds;
    const to = x + ((i + 1) * art) / folds;
    // Each fold falls straight at the edge and is gathered more the nearer it is to the opening.
    const [pullFrom, pullTo] = [(i / folds) ** 2 * 34, ((i + 1) / folds) ** 2 * 34];
    doc
      .path(
        `M${from} ${y}L${to} ${y}C${to} ${y + height * 0.5} ${to - pullTo} ${y + height * 0.62} ${to - pullTo * 1.6} ${bottom}` +
          `L${from - pullFrom * 1.6} ${bottom}C${from - pullFrom} ${y + height * 0.62} ${from} ${y + height * 0.5} ${from} ${y}Z`,
      )
      .fill(i % 2 === 0 ? o.second : mixed(o.second, o.ground, 0.28));
  }
  doc.rect(x, y, art, 7).fill(o.accent);
}
