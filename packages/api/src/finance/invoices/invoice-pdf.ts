import PDFDocument from "pdfkit";
import { type Fen, fenToYuan } from "../../platform/money.ts";
import { notoFaces, readNoto } from "../../platform/noto-font.ts";
import type { IssuedInvoice } from "./issued-invoice.ts";
import { yuanInWords } from "./yuan-in-words.ts";

/** Everything that stands on the sheet. */
export interface PrintedInvoice {
  invoice: IssuedInvoice;
  seller: string;
  items: readonly { name: string; amountFen: Fen }[];
}

/* A5 across, in points. */
const page = { width: 595.28, height: 419.53, margin: 30 };
const wide = page.width - 2 * page.margin;
const inks = { ink: "#1b1815", quiet: "#6f675d", rule: "#8a5a44", red: "#b3261e" };
/** So many items have room on the sheet by themselves; more are told as one with their number. */
const mostItems = 7;

/** Draws an invoice on one sheet. Throws what to install when the font is missing. */
export async function drawInvoice(o: PrintedInvoice): Promise<Buffer> {
  const { invoice } = o;
  const doc = new PDFDocument({
    ...{ size: "A5", layout: "landscape", margin: page.margin, lang: "zh-CN", displayTitle: true },
    info: { Title: `电子发票 ${invoice.number}`, Author: "开幕 Kaimu" },
  });
  const whole = new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
  doc.registerFont("sans", await readNoto("sans"), notoFaces.sans.name).font("sans");
  drawHead(doc, invoice);
  drawParties(doc, o);
  drawItems(doc, o.items);
  drawSum(doc, invoice);
  doc.end();
  return whole;
}

function drawHead(doc: PDFKit.PDFDocument, invoice: IssuedInvoice): void {
  const { margin } = page;
  const title = invoice.redNumber ? "电子发票（普通发票）· 已红冲" : "电子发票（普通发票）";
  write(doc, title, { x: margin, y: margin, size: 17, ink: invoice.redNumber ? inks.red : inks.rule, align: "center" });
  const day = (at: Date) => at.toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });
  const right = { x: margin, size: 8, align: "right" as const };
  write(doc, `发票号码：${invoice.number}`, { ...right, y: margin + 26 });
  write(doc, `开票日期：${day(invoice.issuedAt)}`, { ...right, y: margin + 38 });
  const said = [
    ...(invoice.replacesNumber ? [`代替已红冲的发票 ${invoice.replacesNumber}`] : []),
    ...(invoice.redNumber && invoice.reversedAt ? [`红字发票 ${invoice.redNumber} · ${day(invoice.reversedAt)}`] : []),
  ];
  for (const [at, text] of said.entries())
    write(doc, text, { x: margin, y: margin + 26 + at * 12, size: 8, ink: inks.quiet });
}

function drawParties(doc: PDFKit.PDFDocument, { invoice, seller }: PrintedInvoice): void {
  const [y, height] = [page.margin + 54, 52];
  doc.lineWidth(0.8).strokeColor(inks.rule).rect(page.margin, y, wide, height).stroke();
  doc
    .moveTo(page.margin + wide / 2, y)
    .lineTo(page.margin + wide / 2, y + height)
    .stroke();
  const parties = [
    ["购买方", invoice.title, invoice.taxNumber ?? "—"],
    ["销售方", "开幕 Kaimu 票务平台", `代 ${seller} 开具`],
  ] as const;
  for (const [at, [who, name, more]] of parties.entries()) {
    const place = { x: page.margin + 8 + (at * wide) / 2, width: wide / 2 - 16 };
    write(doc, who, { ...place, y: y + 5, size: 7.5, ink: inks.quiet });
    write(doc, `名称：${name}`, { ...place, y: y + 17, size: 9 });
    write(doc, at === 0 ? `统一社会信用代码：${more}` : more, { ...place, y: y + 33, size: 8.5 });
  }
}

function drawItems(doc: PDFKit.PDFDocument, items: PrintedInvoice["items"]): void {
  const [y, height] = [page.margin + 106, 168];
  doc.rect(page.margin, y, wide, height).stroke();
  const columns = { x: page.margin + 8, width: wide - 16 };
  write(doc, "项目名称", { ...columns, y: y + 6, size: 7.5, ink: inks.quiet });
  write(doc, "金额（元）", { ...columns, y: y + 6, size: 7.5, ink: inks.quiet, align: "right" });
  const shown = items.length > mostItems ? items.slice(0, mostItems - 1) : items;
  const others = items.slice(shown.length);
  const rest = others.reduce((sum, item) => sum + item.amountFen, 0);
  const rows = [...shown, ...(others.length > 0 ? [{ name: `其余 ${others.length} 项`, amountFen: rest }] : [])];
  for (const [at, item] of rows.entries()) {
    write(doc, item.name, { ...columns, width: columns.width - 110, y: y + 24 + at * 20, size: 9.5 });
    write(doc, yuan(item.amountFen), { ...columns, y: y + 24 + at * 20, size: 9.5, align: "right" });
  }
}

function drawSum(doc: PDFKit.PDFDocument, invoice: IssuedInvoice): void {
  const y = page.margin + 274;
  doc.rect(page.margin, y, wide, 30).stroke();
  const place = { x: page.margin + 8, width: wide - 16, y: y + 8, size: 10 };
  write(doc, `价税合计（大写）：${yuanInWords(invoice.amountFen)}`, place);
  write(doc, `（小写）¥${yuan(invoice.amountFen)}`, { ...place, align: "right" });
  write(doc, `订单 ${invoice.orderId}`, { x: page.margin, y: y + 40, size: 7.5, ink: inks.quiet });
}

function write(
  doc: PDFKit.PDFDocument,
  text: string,
  o: { x: number; y: number; size: number; width?: number; ink?: string; align?: "right" | "center" },
): void {
  doc.fontSize(o.size).fillColor(o.ink ?? inks.ink);
  const set = { width: o.width ?? wide, height: o.size * 1.4, ellipsis: true, align: o.align ?? ("left" as const) };
  doc.text(text, o.x, o.y, set);
}

/** 1,280.00 */
function yuan(fen: Fen): string {
  return fenToYuan(fen).replace(/\B(?=(\d{3})+\.)/g, ",");
}
