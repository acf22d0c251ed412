// Writes down that the merchant has to be told of a payment or a refund; sending is the clockwork's.
// Alipay's fields: https://opendocs.alipay.com/open/270/105902 (trade_status_sync).

import { randomBytes } from "node:crypto";
import { beijingTime } from "./beijing-time.ts";
import type { Refund, Trade } from "./books.ts";
import { planOf } from "./faults.ts";
import type { Fields } from "./rsa2.ts";
import type { Sandbox } from "./sandbox.ts";
import { wechatContent } from "./wechat/messages.ts";
import { yuanOf } from "./yuan.ts";

export const BUYER = { buyer_id: "2088102175794899", buyer_logon_id: "138****0000" };

/** Queues the notification of a payment, or of a refund when one is given. Call it in the transaction that changes the trade. A trade without notify_url tells nobody. */
export function notifyOf(sandbox: Sandbox, trade: Trade, refund: Refund | undefined): void {
  // Alipay tells of refunds where it told of the payment; WeChat where the refund asks for it.
  const notifyUrl = trade.vendor === "wechat" && refund ? refund.notify_url : trade.notify_url;
  if (!notifyUrl) return;
  const now = sandbox.now();
  const notifyId = `${beijingTime(now).slice(0, 10).replaceAll("-", "")}${randomBytes(13).toString("hex")}`;
  const event = refund ? `refund:${refund.out_request_no}` : "paid";
  const plan = planOf(sandbox, trade.out_trade_no, `${trade.out_trade_no}|${event}`);
  const dueAt = now + plan.delayMs + (plan.reorder?.maxMs ?? 0);
  sandbox.books
    .prepare(
      "INSERT INTO notification (vendor, notify_id, out_trade_no, notify_url, fields, plan, due_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
    )
    .run(
      trade.vendor,
      notifyId,
      trade.out_trade_no,
      notifyUrl,
      JSON.stringify(
        trade.vendor === "wechat" ? wechatContent(sandbox, trade, refund) : fieldsOf(sandbox, trade, refund, notifyId),
      ),
      JSON.stringify(plan),
      dueAt,
    );
  sandbox.wake();
}

function fieldsOf(sandbox: Sandbox, trade: Trade, refund: Refund | undefined, notifyId: string): Fields {
  const total = yuanOf(trade.amount);
  const fields: Fields = {
    ...{ notify_id: notifyId, notify_type: "trade_status_sync", charset: "utf-8", version: "1.0", sign_type: "RSA2" },
    ...{ app_id: sandbox.appId, auth_app_id: sandbox.appId, seller_id: sandbox.sellerId, ...BUYER },
    ...{
      trade_no: trade.trade_no,
      out_trade_no: trade.out_trade_no,
      trade_status: trade.status,
      subject: trade.subject,
    },
    ...{
      total_amount: total,
      receipt_amount: total,
      buyer_pay_amount: total,
      invoice_amount: total,
      point_amount: "0.00",
    },
    fund_bill_list: JSON.stringify([{ amount: total, fundChannel: "ALIPAYACCOUNT" }]),
    gmt_create: beijingTime(trade.created_at),
    gmt_payment: beijingTime(trade.paid_at ?? sandbox.now()),
  };
  if (trade.passback_params) fields.passback_params = trade.passback_params;
  if (refund) {
    fields.out_biz_no = refund.out_request_no;
    fields.refund_fee = yuanOf(refund.refunded);
    fields.gmt_refund = `${beijingTime(refund.refunded_at)}.${String(refund.refunded_at % 1000).padStart(3, "0")}`;
    if (trade.closed_at !== null) fields.gmt_close = beijingTime(trade.closed_at);
  }
  return fields;
}
