// The answers of the server-side methods. Sources: alipay.trade.query https://opendocs.alipay.com/open/028woa, close /open/028wob,
// refund /open/028sm9, fastpay.refund.query /open/028sma.

import { billAddress } from "./alipay-bill.ts";
import { beijingTime } from "./beijing-time.ts";
import { refundFault } from "./faults.ts";
import { BUYER } from "./notify.ts";
import { Refusal, type Sandbox } from "./sandbox.ts";
import { close, currentTrade, findRefund, refund, type TradeKey } from "./trades.ts";
import { fenOf, yuanOf } from "./yuan.ts";

type Content = Record<string, unknown>;

/** By method name: the answer beside code and msg. Each throws Refusal in the vendor's words. */
export const METHODS: Record<string, (sandbox: Sandbox, content: Content, origin: string) => Content> = {
  "alipay.data.dataservice.bill.downloadurl.query": (sandbox, content, origin) => ({
    bill_download_url: billAddress(sandbox, textOf(content.bill_date) ?? "", origin),
  }),
  "alipay.trade.query": (sandbox, content) => {
    const trade = currentTrade(sandbox, keyOf(content));
    const paid = yuanOf(trade.amount);
    return {
      out_trade_no: trade.out_trade_no,
      trade_no: trade.trade_no,
      trade_status: trade.status,
      total_amount: paid,
      buyer_logon_id: BUYER.buyer_logon_id,
      buyer_user_id: BUYER.buyer_id,
      ...(trade.paid_at === null
        ? { receipt_amount: "0.00", buyer_pay_amount: "0.00", point_amount: "0.00", invoice_amount: "0.00" }
        : {
            ...{ receipt_amount: paid, buyer_pay_amount: paid, point_amount: "0.00", invoice_amount: paid },
            send_pay_date: beijingTime(trade.paid_at),
            fund_bill_list: [{ amount: paid, fund_channel: "ALIPAYACCOUNT" }],
          }),
    };
  },
  "alipay.trade.close": (sandbox, content) => {
    const trade = close(sandbox, keyOf(content));
    return { out_trade_no: trade.out_trade_no, trade_no: trade.trade_no };
  },
  "alipay.trade.refund": (sandbox, content) => {
    const amount = fenOf(content.refund_amount);
    if (amount === undefined) throw new Refusal("ACQ.INVALID_PARAMETER", "参数无效：refund_amount");
    const outRequestNo = textOf(content.out_request_no);
    refuseByFault(sandbox, textOf(content.out_trade_no) ?? "", outRequestNo ?? "");
    const asked = { outRequestNo, amount, reason: textOf(content.refund_reason) ?? "" };
    const { trade, refund: made, changed } = refund(sandbox, keyOf(content), asked);
    return {
      out_trade_no: trade.out_trade_no,
      trade_no: trade.trade_no,
      buyer_logon_id: BUYER.buyer_logon_id,
      buyer_user_id: BUYER.buyer_id,
      fund_change: changed ? "Y" : "N",
      // The vendor answers with the trade's total given back so far, not with this refund's amount.
      refund_fee: yuanOf(made.refunded),
      send_back_fee: changed ? yuanOf(made.amount) : "0.00",
      gmt_refund_pay: beijingTime(made.refunded_at),
    };
  },
  "alipay.trade.fastpay.refund.query": (sandbox, content) => {
    const trade = currentTrade(sandbox, keyOf(content));
    const outRequestNo = textOf(content.out_request_no);
    if (!outRequestNo) throw new Refusal("ACQ.INVALID_PARAMETER", "参数无效：out_request_no");
    const made = findRefund(sandbox, trade.out_trade_no, outRequestNo);
    const named = { out_trade_no: trade.out_trade_no, trade_no: trade.trade_no, out_request_no: outRequestNo };
    // A refund the vendor does not know is a success without refund_status: the merchant must not read code 10000 as "refunded".
    if (!made) return named;
    return {
      ...named,
      total_amount: yuanOf(trade.amount),
      refund_amount: yuanOf(made.amount),
      refund_reason: made.reason,
      refund_status: "REFUND_SUCCESS",
      gmt_refund_pay: beijingTime(made.refunded_at),
    };
  },
};

/** Alipay refunds at once or refuses: it knows neither "abnormal" nor "slow". */
function refuseByFault(sandbox: Sandbox, outTradeNo: string, outRequestNo: string): void {
  const fault = refundFault(sandbox, outTradeNo, outRequestNo)?.what;
  if (fault === "rejected") throw new Refusal("ACQ.TRADE_NOT_ALLOW_REFUND", "当前交易不允许退款");
  if (fault === "balance_short") throw new Refusal("ACQ.SELLER_BALANCE_NOT_ENOUGH", "卖家余额不足");
}

function keyOf(content: Content): TradeKey {
  const key = { outTradeNo: textOf(content.out_trade_no), tradeNo: textOf(content.trade_no) };
  if (!key.outTradeNo && !key.tradeNo)
    throw new Refusal("ACQ.INVALID_PARAMETER", "参数无效：out_trade_no 与 trade_no 不能同时为空");
  return key;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
