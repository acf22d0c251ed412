import { showTimeWithYear } from "../platform/show-time.ts";
import { drawLetters } from "./ticket-pdf-letters.ts";
import { bold, display, inks, type PrintedTicket, page, type Sheet } from "./ticket-pdf-sheet.ts";

const x = page.margin;
const width = page.width - 2 * page.margin;
const foot = 762;

/** Under the ticket: how one gets in, what the organizer says, and the numbers to name when asking. */
export function drawBelow(sheet: Sheet, o: PrintedTicket): void {
  const { doc } = sheet;
  doc
    .save()
    .moveTo(x, 352)
    .lineTo(x + width, 352)
    .dash(2, { space: 4 })
    .lineWidth(0.5)
    .stroke("#b5ac9f")
    .undash();
  doc
    .restore()
    .fontSize(7)
    .fillColor(inks.quiet)
    .text("沿线裁下，或直接出示手机上的这一页", x, 357, { lineBreak: false });

  drawLetters(doc, "购票与入场须知", { ...display(sheet, 15, inks.ink), x, y: 404 });
  drawNotices(sheet, noticesOf(o));

  doc
    .save()
    .moveTo(x, foot)
    .lineTo(x + width, foot)
    .lineWidth(0.6)
    .stroke("#e2dcd2")
    .restore();
  doc.fontSize(7.5).fillColor(inks.quiet);
  doc.text(`票号 ${o.ticketId}`, x, foot + 10, { lineBreak: false });
  doc.text(`订单 ${o.orderId}`, x, foot + 23, { lineBreak: false });
  const right = { width, align: "right" as const };
  doc.text(`主办方 ${o.show.organizer}`, x, foot + 10, right);
  doc.text(`出票 ${showTimeWithYear(o.issuedAt, o.show.timeZone)}　开幕 Kaimu`, x, foot + 23, right);
}

function noticesOf(o: PrintedTicket): { title: string; text: string }[] {
  return [
    {
      title: "入场方式",
      text: "凭本页二维码验票入场，一码一人，验过即失效。请勿拍照转发，二维码被他人使用视为已入场。",
    },
    ...(o.attendee
      ? [{ title: "实名入场", text: "本场为实名制，请携带购票时登记的证件原件，人、证、票一致方可入场。" }]
      : []),
    ...o.show.notices,
  ];
}

/** Two columns, each notice in the shorter one. */
function drawNotices(sheet: Sheet, notices: { title: string; text: string }[]): void {
  const { doc } = sheet;
  const gap = 28;
  const column = (width - gap) / 2;
  const tops = [422, 422];
  for (const { title, text } of notices) {
    const side = (tops[0] ?? 0) <= (tops[1] ?? 0) ? 0 : 1;
    const top = tops[side] ?? 0;
    const left = x + side * (column + gap);
    const set = { width: column, lineGap: 3.5 };
    const height = doc.fontSize(9).heightOfString(text, set);
    // What does not fit is on the show's page; a ticket is one page.
    if (top + height + 30 > foot) continue;
    drawLetters(doc, title, { ...bold(sheet, 9.5, inks.ink), x: left, y: top + 10 });
    doc
      .fontSize(9)
      .fillColor(inks.text)
      .text(text, left, top + 17, set);
    tops[side] = top + 17 + height + 14;
  }
}
