import PDFDocument from "pdfkit";
import { type Fen, fenToYuan } from "../platform/money.ts";
import { notoFaces, readNoto } from "../platform/noto-font.ts";
import { localTime } from "../platform/show-time.ts";
import type { PayoutOfStatement } from "./payouts/payouts-in.ts";
import type { Days, StatementRow, Sums } from "./statement.ts";
import { isMoney, type StatementColumns } from "./statement-columns.ts";

/** Everything that stands on a printed statement. */
export interface PrintedStatement {
  /** Whose it is. */
  name: string;
  columns: StatementColumns;
  period: Days;
  rows: readonly StatementRow[];
  totals: Sums;
  /** What was paid out in its days. */
  payouts: readonly PayoutOfStatement[];
  madeAt: Date;
}

/* A4 across, in points. */
const page = { width: 841.89, height: 595.28, margin: 36 };
const bottom = page.height - page.margin - 22;
const inks = { ink: "#1b1815", quiet: "#6f675d", line: "#cfc7ba" };
interface PaperColumn {
  head: string;
  width: number;
  figures?: boolean;
}

function paperColumns({ names: [day, event, performance], figures }: StatementColumns): PaperColumn[] {
  return [
    { head: "日期\nDay", width: day },
    { head: "项目\nEvent", width: event },
    { head: "场次\nPerformance", width: performance },
    ...figures.map(({ zh, en, width }) => ({ head: `${zh}\n${en}`, width, figures: true })),
  ];
}

const wholeWidth = page.width - 2 * page.margin;
/** Draws a statement on as many pages as it takes, amounts in yuan. Throws what to install when the font is missing. */
export async function drawStatement(o: PrintedStatement): Promise<Buffer> {
  const doc = new PDFDocument({
    ...{ size: "A4", layout: "landscape", margin: page.margin, bufferPages: true, lang: "zh-CN", displayTitle: true },
    info: { Title: `结算单 ${o.period.from} 至 ${o.period.to}`, Author: "开幕 Kaimu", Subject: o.name },
  });
  const whole = new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
  doc.registerFont("sans", await readNoto("sans"), notoFaces.sans.name).font("sans");
  const columns = paperColumns(o.columns);
  const figures = (sums: Sums) => figuresOf(o.columns, sums);
  let y = drawTitle(doc, o);
  y = drawHeads(doc, columns, y);
  for (const row of o.rows) {
    if (y + 17 > bottom) {
      doc.addPage();
      y = drawHeads(doc, columns, page.margin);
    }
    y = drawRow(doc, columns, y, [...nameOf(row), ...figures(row)]);
  }
  if (y + 24 > bottom) {
    doc.addPage();
    y = page.margin;
  }
  drawLine(doc, y, 1, inks.ink);
  y = drawRow(doc, columns, y + 4, ["合计 Total", "", "", ...figures(o.totals)]);
  for (const payout of o.payouts) {
    if (y + 17 > bottom) {
      doc.addPage();
      y = page.margin;
    }
    y = drawPayout(doc, columns, y, payout);
  }
  numberPages(doc);
  doc.end();
  return whole;
}

function drawTitle(doc: PDFKit.PDFDocument, { name, period, madeAt }: PrintedStatement): number {
  const { margin } = page;
  doc.fontSize(18).fillColor(inks.ink).text(`${name} · 结算单`, margin, margin, { lineBreak: false });
  doc.fontSize(9).fillColor(inks.quiet);
  doc.text(
    `${period.from} 至 ${period.to}，按各场馆当地日期计 · Settlement, days as at each venue`,
    margin,
    margin + 28,
  );
  doc.text(`金额单位：元（人民币）· 制表 ${localTime(madeAt, "Asia/Shanghai")}（北京时间）`, margin, margin + 41);
  return margin + 62;
}

function drawHeads(doc: PDFKit.PDFDocument, columns: PaperColumn[], y: number): number {
  doc.fontSize(7.5).fillColor(inks.quiet);
  cells(
    doc,
    columns,
    y,
    columns.map(({ head }) => head),
    24,
  );
  drawLine(doc, y + 26, 0.8, inks.ink);
  return y + 29;
}

function drawRow(doc: PDFKit.PDFDocument, columns: PaperColumn[], y: number, texts: string[]): number {
  doc.fontSize(8).fillColor(inks.ink);
  cells(doc, columns, y, texts, 12);
  drawLine(doc, y + 14.5, 0.4, inks.line);
  return y + 17;
}

/** What was paid out stands under the total, over the columns of names: its reference is not to be cut. */
function drawPayout(doc: PDFKit.PDFDocument, columns: PaperColumn[], y: number, payout: PayoutOfStatement): number {
  const { paidOn, bankReference, fromDay, toDay, amountFen } = payout;
  const below = drawRow(doc, columns, y, [paidOn, ...columns.slice(2).map(() => ""), yuan(-amountFen)]);
  const name = `平台付款 Payout ${bankReference} · ${fromDay ?? ""} – ${toDay}`;
  doc.text(name, page.margin + (columns[0]?.width ?? 0), y, { height: 12, width: 500, ellipsis: true });
  return below;
}

function drawLine(doc: PDFKit.PDFDocument, y: number, width: number, ink: string): void {
  doc
    .moveTo(page.margin, y)
    .lineTo(page.width - page.margin, y)
    .lineWidth(width)
    .stroke(ink);
}

function cells(doc: PDFKit.PDFDocument, columns: PaperColumn[], y: number, texts: string[], height: number): void {
  let x = page.margin;
  for (const [at, text] of texts.entries()) {
    const { width = 0, figures = false } = columns[at] ?? {};
    // A name may be cut short, a figure never.
    const set = figures ? { align: "right" as const } : { height, ellipsis: true };
    if (text) doc.text(text, x, y, { width: width - 4, ...set });
    x += width;
  }
}

function nameOf({ day, showing, performanceId }: StatementRow): string[] {
  if (!showing) return [day, performanceId, ""];
  return [day, showing.title, localTime(showing.startsAt, showing.timeZone)];
}

function figuresOf(columns: StatementColumns, sums: Sums): string[] {
  return columns.figures.map((column) => (isMoney(column) ? yuan(sums[column.sum]) : String(sums[column.sum])));
}

/** 1,280.00 */
function yuan(fen: Fen): string {
  return fenToYuan(fen).replace(/\B(?=(\d{3})+\.)/g, ",");
}

function numberPages(doc: PDFKit.PDFDocument): void {
  const { start, count } = doc.bufferedPageRange();
  for (let at = start; at < start + count; at++) {
    doc.switchToPage(at);
    // Below the margin pdfkit would begin a new page.
    doc.page.margins.bottom = 0;
    doc.fontSize(7.5).fillColor(inks.quiet);
    const where = { width: wholeWidth, align: "right" as const, lineBreak: false };
    doc.text(`开幕 Kaimu · ${at + 1} / ${count}`, page.margin, page.height - 30, where);
  }
}
