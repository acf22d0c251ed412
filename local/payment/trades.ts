// What can happen to a trade, with Alipay's semantics. A trade exists from the moment the buyer reaches the cashier, not before:
// a merchant that asks earlier hears TRADE_NOT_EXIST, and has to read that as "not paid (yet)".

import { randomInt } from "node:crypto";
import { beijingTime } from "./beijing-time.ts";
import { inOneTransaction, type Refund, type Trade } from "./books.ts";
import { notifyOf } from "./notify.ts";
import { Refusal, type Sandbox } from "./sandbox.ts";

export type PayRequest = Pick<
  Trade,
  "out_trade_no" | "product" | "subject" | "amount" | "notify_url" | "return_url" | "passback_params" | "expires_at"
>;

/** The buyer reaches the cashier: makes the trade, or finds the one there is. Refuses another amount, a trade that is over, and a deadline that has passed. */
export function enterCashier(sandbox: Sandbox, asked: PayRequest): Trade {
  closeExpired(sandbox);
  const now = sandbox.now();
  const known = findTrade(sandbox, { outTradeNo: asked.out_trade_no });
  if (!known) {
    if (asked.expires_at !== null && asked.expires_at <= now)
      throw new Refusal("ACQ.INVALID_PARAMETER", "订单已超时，不能再支付");
    sandbox.books
      .prepare(
        `INSERT INTO trade (out_trade_no, trade_no, product, subject, amount, status, notify_url, return_url, passback_params, created_at, expires_at)
         VALUES (?, ?, ?, ?, ?, 'WAIT_BUYER_PAY', ?, ?, ?, ?, ?)`,
      )
      .run(
        ...[asked.out_trade_no, newTradeNo(now), asked.product, asked.subject, asked.amount],
        ...[asked.notify_url, asked.return_url, asked.passback_params, now, asked.expires_at],
      );
    sandbox.wake();
    return existing(sandbox, { outTradeNo: asked.out_trade_no });
  }
  if (known.amount !== asked.amount)
    throw new Refusal("ACQ.CONTEXT_INCONSISTENT", "交易信息被篡改：同一商户订单号的金额不一致");
  if (known.status === "TRADE_SUCCESS") throw new Refusal("ACQ.TRADE_HAS_SUCCESS", "交易已被支付");
  if (known.status === "TRADE_CLOSED") throw new Refusal("ACQ.TRADE_HAS_CLOSE", "交易已经关闭");
  return known;
}

/**
 * The buyer pays now; `amount` is taken where it is another sum than the merchant asked for, by a mistake of the vendor's. Refuses a trade
 * that is paid or over (a passed deadline closes it).
 */
export function pay(sandbox: Sandbox, outTradeNo: string, amount?: number): Trade {
  closeExpired(sandbox);
  const trade = existing(sandbox, { outTradeNo });
  if (trade.status === "TRADE_SUCCESS") throw new Refusal("ACQ.TRADE_HAS_SUCCESS", "交易已被支付");
  if (trade.status === "TRADE_CLOSED") throw new Refusal("ACQ.TRADE_HAS_CLOSE", "交易已经关闭");
  if (trade.late_at !== null) throw new Refusal("SANDBOX.PAYMENT_IN_FLIGHT", "这笔交易已有一笔支付在途");
  return capture(sandbox, { ...trade, amount: amount ?? trade.amount });
}

/** The buyer's payment is on its way and takes place at `at`, deadline or not; `ifClosed` says what becomes of it should the merchant close the trade before. */
export function payLate(sandbox: Sandbox, outTradeNo: string, at: number, ifClosed: Trade["late_if_closed"]): Trade {
  closeExpired(sandbox);
  const trade = existing(sandbox, { outTradeNo });
  if (trade.status !== "WAIT_BUYER_PAY") throw new Refusal("ACQ.TRADE_HAS_CLOSE", "交易已支付或已关闭");
  sandbox.books
    .prepare("UPDATE trade SET late_at = ?, late_if_closed = ? WHERE out_trade_no = ?")
    .run(at, ifClosed, outTradeNo);
  sandbox.wake();
  return existing(sandbox, { outTradeNo });
}

/** Lets the payments take place that were in flight and are due. */
export function landLatePayments(sandbox: Sandbox): void {
  const due = sandbox.books.prepare("SELECT * FROM trade WHERE late_at <= ? ORDER BY late_at").all(sandbox.now());
  for (const trade of due as Trade[]) {
    const wanted =
      trade.status === "WAIT_BUYER_PAY" ||
      (trade.status === "TRADE_CLOSED" && trade.paid_at === null && trade.late_if_closed === "pay");
    if (wanted) capture(sandbox, trade);
    else sandbox.books.prepare("UPDATE trade SET late_at = NULL WHERE out_trade_no = ?").run(trade.out_trade_no);
  }
}

/** The merchant closes an unpaid trade. Anything else is TRADE_STATUS_ERROR: the merchant has to query then. */
export function close(sandbox: Sandbox, key: TradeKey): Trade {
  closeExpired(sandbox);
  const trade = existing(sandbox, key);
  const done = sandbox.books
    .prepare(
      "UPDATE trade SET status = 'TRADE_CLOSED', closed_at = ? WHERE out_trade_no = ? AND status = 'WAIT_BUYER_PAY'",
    )
    .run(sandbox.now(), trade.out_trade_no);
  if (done.changes !== 1) throw new Refusal("ACQ.TRADE_STATUS_ERROR", "交易状态不合法");
  return existing(sandbox, key);
}

/** Gives money back, once per out_request_no: the same request again changes nothing (`changed` false), with another amount it is refused. */
export function refund(
  sandbox: Sandbox,
  key: TradeKey,
  asked: { outRequestNo: string | undefined; amount: number; reason: string },
): { trade: Trade; refund: Refund; changed: boolean } {
  const trade = existing(sandbox, key);
  if (asked.outRequestNo === undefined && asked.amount !== trade.amount)
    throw new Refusal("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", "撤销或退款金额与订单金额不一致");
  const outRequestNo = asked.outRequestNo ?? trade.out_trade_no;
  const before = findRefund(sandbox, trade.out_trade_no, outRequestNo);
  if (before) {
    if (before.amount !== asked.amount) throw new Refusal("ACQ.DISCORDANT_REPEAT_REQUEST", "不一致的请求");
    return { trade, refund: before, changed: false };
  }
  if (trade.status === "TRADE_CLOSED") throw new Refusal("ACQ.TRADE_HAS_CLOSE", "交易已经关闭");
  if (trade.status !== "TRADE_SUCCESS") throw new Refusal("ACQ.TRADE_STATUS_ERROR", "交易状态不合法");
  const refunded = refundedOf(sandbox, trade.out_trade_no) + asked.amount;
  if (refunded > trade.amount) throw new Refusal("ACQ.REASON_TRADE_REFUND_FEE_ERR", "退款金额无效");
  return inOneTransaction(sandbox.books, () => {
    const now = sandbox.now();
    sandbox.books
      .prepare(
        "INSERT INTO refund (out_trade_no, out_request_no, amount, refunded, reason, refunded_at) VALUES (?, ?, ?, ?, ?, ?)",
      )
      .run(trade.out_trade_no, outRequestNo, asked.amount, refunded, asked.reason, now);
    closeIfAllWentBack(sandbox, trade.out_trade_no);
    const after = existing(sandbox, key);
    const made = findRefund(sandbox, trade.out_trade_no, outRequestNo) as Refund;
    notifyOf(sandbox, after, made);
    return { trade: after, refund: made, changed: true };
  });
}

export type TradeKey = { outTradeNo?: string | undefined; tradeNo?: string | undefined };

/** The trade of a merchant's or the vendor's number, as it stands now; undefined when there is none. */
export function findTrade(sandbox: Sandbox, key: TradeKey): Trade | undefined {
  const [column, value] = key.tradeNo ? ["trade_no", key.tradeNo] : ["out_trade_no", key.outTradeNo ?? ""];
  const trade = sandbox.books.prepare(`SELECT * FROM trade WHERE ${column} = ?`).get(value) as Trade | undefined;
  return trade && key.outTradeNo && trade.out_trade_no !== key.outTradeNo ? undefined : trade;
}

/** The same, with deadlines that have passed applied; throws the vendor's TRADE_NOT_EXIST. */
export function currentTrade(sandbox: Sandbox, key: TradeKey): Trade {
  closeExpired(sandbox);
  return existing(sandbox, key);
}

/** One refund of a trade; undefined when it was never made. */
export function findRefund(sandbox: Sandbox, outTradeNo: string, outRequestNo: string): Refund | undefined {
  return sandbox.books
    .prepare("SELECT * FROM refund WHERE out_trade_no = ? AND out_request_no = ?")
    .get(outTradeNo, outRequestNo) as Refund | undefined;
}

/** The vendor closes what nobody paid in time. A payment in flight keeps its trade open. */
export function closeExpired(sandbox: Sandbox): void {
  sandbox.books
    .prepare(
      `UPDATE trade SET status = 'TRADE_CLOSED', closed_at = expires_at
       WHERE status = 'WAIT_BUYER_PAY' AND expires_at <= ? AND late_at IS NULL`,
    )
    .run(sandbox.now());
}

/** A trade whose whole sum went back is over. Call it in the transaction of the refund. */
export function closeIfAllWentBack(sandbox: Sandbox, outTradeNo: string): void {
  const trade = existing(sandbox, { outTradeNo });
  if (refundedOf(sandbox, outTradeNo) < trade.amount) return;
  sandbox.books
    .prepare("UPDATE trade SET status = 'TRADE_CLOSED', closed_at = ? WHERE out_trade_no = ?")
    .run(sandbox.now(), outTradeNo);
}

function capture(sandbox: Sandbox, trade: Trade): Trade {
  return inOneTransaction(sandbox.books, () => {
    sandbox.books
      .prepare(
        "UPDATE trade SET status = 'TRADE_SUCCESS', amount = ?, paid_at = ?, closed_at = NULL, late_at = NULL WHERE out_trade_no = ?",
      )
      .run(trade.amount, sandbox.now(), trade.out_trade_no);
    const paid = existing(sandbox, { outTradeNo: trade.out_trade_no });
    notifyOf(sandbox, paid, undefined);
    return paid;
  });
}

function existing(sandbox: Sandbox, key: TradeKey): Trade {
  const trade = findTrade(sandbox, key);
  if (!trade) throw new Refusal("ACQ.TRADE_NOT_EXIST", "交易不存在");
  return trade;
}

/** What went back of a trade so far, in fen. */
export function refundedOf(sandbox: Sandbox, outTradeNo: string): number {
  const row = sandbox.books
    .prepare("SELECT COALESCE(SUM(amount), 0) AS fen FROM refund WHERE out_trade_no = ? AND state = 'SUCCESS'")
    .get(outTradeNo);
  return Number(row?.fen);
}

function newTradeNo(now: number): string {
  return `${beijingTime(now).slice(0, 10).replaceAll("-", "")}220014${String(randomInt(1e14)).padStart(14, "0")}`;
}
