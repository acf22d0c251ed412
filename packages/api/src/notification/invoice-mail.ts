import { showOnTicket } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { type IssuedInvoice, issuedInvoice } from "../finance/index.ts";
import { orderForPayment } from "../ordering/index.ts";
import { fenToYuan } from "../platform/money.ts";
import { letterOf, noReply, row } from "./mail-letter.ts";
import { sendMail } from "./send-message.ts";

/** Sends the way to an issued invoice to the address it was asked for with; once an invoice. */
export async function mailInvoice(ctx: Context, invoiceId: string): Promise<void> {
  const invoice = await issuedInvoice(ctx, { invoiceId });
  const order = invoice && (await orderForPayment(ctx, invoice.orderId));
  if (!order) return;
  const show = await showOnTicket(ctx, order.performanceId);
  await sendMail(ctx, {
    accountId: invoice.accountId,
    to: invoice.mail,
    template: "INVOICE_ISSUED",
    params: { event: show.title, number: invoice.number, amount: fenToYuan(invoice.amountFen) },
    dedupeKey: `invoice-issued:${invoiceId}`,
    ...invoiceMail({ invoice, show, origin: ctx.env.WEB_ORIGIN }),
  });
}

/** The letter. The invoice itself stays behind the login that the link asks for. */
function invoiceMail(o: {
  invoice: IssuedInvoice;
  show: { title: string; poster: { palette: readonly string[] } };
  origin: string;
}): { subject: string; text: string; html: string } {
  const { invoice, show } = o;
  const order = `${o.origin}/orders/${invoice.orderId}`;
  const pdf = `${order}/invoices/${invoice.id}`;
  const facts = [
    row("发票号码", invoice.number),
    row("发票抬头", invoice.title),
    ...(invoice.taxNumber ? [row("税号", invoice.taxNumber)] : []),
    row("价税合计", `¥${fenToYuan(invoice.amountFen)}`),
    ...(invoice.replacesNumber ? [row("说明", `因退票，发票 ${invoice.replacesNumber} 已红冲，由本发票代替`)] : []),
  ];
  const foot = `下载发票需要登录您的账号。${noReply}`;
  const text = [
    "您的电子发票已开具。",
    "",
    show.title,
    ...facts.map((fact) => `${fact.name}：${fact.text}`),
    "",
    `下载发票：${pdf}`,
    `查看订单：${order}`,
    "",
    foot,
    "",
    "开幕 Kaimu",
  ].join("\n");
  const html = letterOf({
    title: show.title,
    kicker: "电子发票已开具",
    palette: show.poster.palette,
    facts,
    items: [{ name: "电子发票 PDF", links: [{ text: "下载", href: pdf }] }],
    button: { text: "查看订单", href: order },
    foot,
  });
  return { subject: `电子发票：${show.title} ¥${fenToYuan(invoice.amountFen)}`, text, html };
}
