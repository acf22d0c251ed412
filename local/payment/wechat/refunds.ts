// Refunds of WeChat's, with its limits: 365 days, 50 for an order, a minute between two of them; the same number is the same refund.
// Source: https://pay.weixin.qq.com/docs/merchant/apis/refund/refunds/create.html

import { randomInt } from "node:crypto";
import { z } from "zod";
import { inOneTransaction, type Refund, type Trade } from "../books.ts";
import { refundFault } from "../faults.ts";
import { notifyOf } from "../notify.ts";
import { Refusal, type Sandbox } from "../sandbox.ts";
import { closeIfAllWentBack, findRefund, refundedOf } from "../trades.ts";
import { wechatTrade } from "./orders.ts";
import { withZone } from "./time.ts";

const YEAR = 365 * 86_400_000;
const MOST = 50;
const BETWEEN = 60_000;
/** What WeChat needs for a refund when nothing is wrong; the answer says PROCESSING meanwhile, as it mostly does. */
const TAKES = 300;

const asked = z.object({
  out_trade_no: z.string().optional(),
  transaction_id: z.string().optional(),
  out_refund_no: z.string().regex(/^[0-9A-Za-z_\-|*@]{1,64}$/),
  reason: z.string().max(80).default(""),
  notify_url: z.url().optional(),
  amount: z.object({ refund: z.int().min(1), total: z.int().min(1), currency: z.literal("CNY") }),
});

/** Takes on a refund, or shows the one there is. */
export function createRefund(sandbox: Sandbox, json: unknown): Record<string, unknown> {
  const read = asked.safeParse(json);
  if (!read.success) throw new Refusal("PARAM_ERROR", `参数错误：${read.error.issues[0]?.path.join(".")}`);
  const { out_refund_no, amount, reason, notify_url = "", ...key } = read.data;
  const trade = wechatTrade(sandbox, { outTradeNo: key.out_trade_no, tradeNo: key.transaction_id });
  const before = findRefund(sandbox, trade.out_trade_no, out_refund_no);
  if (before) {
    if (before.amount !== amount.refund) throw new Refusal("INVALID_REQUEST", "退款请求与已受理的退款单信息不一致");
    return shown(trade, before);
  }
  const now = sandbox.now();
  refuseWhatIsBeyond(sandbox, trade, amount, now);
  const fault = refundFault(sandbox, trade.out_trade_no, out_refund_no);
  if (fault?.what === "balance_short") throw new Refusal("NOT_ENOUGH", "基本账户余额不足，请充值后重新发起");
  if (fault?.what === "rejected") throw new Refusal("INVALID_REQUEST", "该订单不允许退款");
  sandbox.books
    .prepare(
      `INSERT INTO refund (out_trade_no, out_request_no, amount, refunded, reason, refunded_at, state, settles_at, refund_id, notify_url)
       VALUES (?, ?, ?, ?, ?, ?, 'PROCESSING', ?, ?, ?)`,
    )
    .run(
      ...[trade.out_trade_no, out_refund_no, amount.refund, refundedOf(sandbox, trade.out_trade_no) + amount.refund],
      ...[reason, now, now + (fault?.what === "slow" ? fault.ms : TAKES), `5030${now}${randomInt(1e10)}`, notify_url],
    );
  if (fault?.what === "abnormal")
    sandbox.books.prepare("UPDATE refund SET state = 'ABNORMAL' WHERE out_request_no = ?").run(out_refund_no);
  const made = findRefund(sandbox, trade.out_trade_no, out_refund_no) as Refund;
  if (made.state === "ABNORMAL") notifyOf(sandbox, trade, made);
  sandbox.wake();
  return shown(trade, made);
}

function refuseWhatIsBeyond(sandbox: Sandbox, trade: Trade, amount: { refund: number; total: number }, now: number) {
  if (trade.paid_at === null) throw new Refusal("INVALID_REQUEST", "订单未支付，不能退款");
  if (amount.total !== trade.amount) throw new Refusal("INVALID_REQUEST", "订单金额不一致");
  if (now - trade.paid_at > YEAR) throw new Refusal("INVALID_REQUEST", "订单已超过可退款的最大期限 365 天");
  const { sum, count, last } = sandbox.books
    .prepare(
      `SELECT COALESCE(SUM(amount), 0) AS sum, COUNT(*) AS count, COALESCE(MAX(refunded_at), 0) AS last
       FROM refund WHERE out_trade_no = ? AND state <> 'CLOSED'`,
    )
    .get(trade.out_trade_no) as { sum: number; count: number; last: number };
  if (sum + amount.refund > trade.amount) throw new Refusal("INVALID_REQUEST", "申请退款金额大于订单剩余可退金额");
  if (count >= MOST) throw new Refusal("INVALID_REQUEST", "一笔订单最多支持 50 次部分退款");
  if (now - last < BETWEEN) throw new Refusal("FREQUENCY_LIMITED", "同一笔订单的退款请求需间隔 1 分钟");
}

/** One refund by the merchant's number. */
export function shownRefund(sandbox: Sandbox, outRefundNo: string): Record<string, unknown> {
  const refund = sandbox.books
    .prepare("SELECT * FROM refund WHERE out_request_no = ? AND refund_id <> ''")
    .get(outRefundNo) as Refund | undefined;
  if (!refund) throw new Refusal("RESOURCE_NOT_EXISTS", "退款单不存在");
  return shown(wechatTrade(sandbox, { outTradeNo: refund.out_trade_no }), refund);
}

/** Lets the refunds arrive that are due, and tells the merchant. */
export function settleRefunds(sandbox: Sandbox): void {
  const due = sandbox.books
    .prepare("SELECT * FROM refund WHERE state = 'PROCESSING' AND settles_at <= ? ORDER BY settles_at")
    .all(sandbox.now()) as Refund[];
  for (const { out_trade_no, out_request_no } of due) {
    inOneTransaction(sandbox.books, () => {
      sandbox.books
        .prepare("UPDATE refund SET state = 'SUCCESS' WHERE out_trade_no = ? AND out_request_no = ?")
        .run(out_trade_no, out_request_no);
      closeIfAllWentBack(sandbox, out_trade_no);
      const refund = findRefund(sandbox, out_trade_no, out_request_no);
      notifyOf(sandbox, wechatTrade(sandbox, { outTradeNo: out_trade_no }), refund);
    });
  }
}

function shown(trade: Trade, refund: Refund): Record<string, unknown> {
  return {
    ...{ refund_id: refund.refund_id, out_refund_no: refund.out_request_no, transaction_id: trade.trade_no },
    ...{ out_trade_no: trade.out_trade_no, channel: "ORIGINAL", user_received_account: "支付用户零钱" },
    ...{ create_time: withZone(refund.refunded_at), status: refund.state, funds_account: "AVAILABLE" },
    ...(refund.state === "SUCCESS" ? { success_time: withZone(refund.settles_at ?? refund.refunded_at) } : {}),
    amount: {
      ...{ total: trade.amount, refund: refund.amount, payer_total: trade.amount, payer_refund: refund.amount },
      ...{ settlement_refund: refund.amount, settlement_total: trade.amount, discount_refund: 0, currency: "CNY" },
    },
  };
}
