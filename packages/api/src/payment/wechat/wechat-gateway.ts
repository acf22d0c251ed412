import { z } from "zod";
import type { Breaker } from "../../platform/breaker.ts";
import { AppError } from "../../platform/errors.ts";
import type { WechatKeys } from "../../platform/merchant-keys.ts";
import type { GatewayRefund, PaymentGateway } from "../gateway.ts";
import { type Answer, wechatClient } from "./client.ts";
import { readBill } from "./read-bill.ts";
import { readCallback } from "./read-callback.ts";
import { openTrade, tradeNumber } from "./ways-to-pay.ts";

const trade = z.object({
  mchid: z.string(),
  out_trade_no: z.string(),
  trade_state: z.enum(["SUCCESS", "REFUND", "NOTPAY", "CLOSED", "REVOKED", "USERPAYING", "PAYERROR"]),
  transaction_id: z.string().optional(),
  amount: z.object({ total: z.int(), currency: z.string().default("CNY") }).optional(),
});
const refundAnswer = z.object({
  status: z.enum(["SUCCESS", "CLOSED", "PROCESSING", "ABNORMAL"]),
  out_refund_no: z.string(),
  amount: z.object({ refund: z.int() }),
});

/** WeChat Pay v3 for one merchant account. Source: pay.weixin.qq.com/docs/merchant/products/native-payment/introduction.html and its neighbours. */
export function wechatGateway(keys: WechatKeys, address: string, breaker: Breaker): PaymentGateway {
  const client = wechatClient(keys, address, breaker);
  const at = (outTradeNo: string) => `/v3/pay/transactions/out-trade-no/${encodeURIComponent(outTradeNo)}`;

  return {
    vendor: "wechat",
    tradeNumber,
    wayToPay: (o) => openTrade(client, keys, o),

    async query(outTradeNo) {
      const answer = await client.call("GET", `${at(outTradeNo)}?mchid=${keys.MCH_ID}`);
      // Both names have been seen: with and without the middle underscore.
      if (answer.code === "ORDER_NOT_EXIST" || answer.code === "ORDERNOTEXIST") return { state: "unknown" };
      if (answer.status !== 200) throw unexpected("query", answer);
      const { trade_state, transaction_id, amount, ...said } = trade.parse(answer.json);
      if (said.mchid !== keys.MCH_ID || said.out_trade_no !== outTradeNo) throw unexpected("query of another", answer);
      // A trade given back in part or in full says REFUND, and was paid.
      if (trade_state === "SUCCESS" || trade_state === "REFUND") {
        if (!transaction_id || amount?.currency !== "CNY") throw unexpected("query", answer);
        return { state: "paid", gatewayTradeNo: transaction_id, paidFen: amount.total };
      }
      return { state: trade_state === "CLOSED" || trade_state === "REVOKED" ? "closed" : "waiting" };
    },

    async close(outTradeNo) {
      const answer = await client.call("POST", `${at(outTradeNo)}/close`, { mchid: keys.MCH_ID });
      const harmless = [
        "ORDER_NOT_EXIST",
        "ORDERNOTEXIST",
        "ORDER_CLOSED",
        "ORDERPAID",
        "TRADE_ERROR",
        "INVALID_REQUEST",
      ];
      if (answer.status >= 300 && !harmless.includes(answer.code)) throw unexpected("close", answer);
    },

    async refund(o) {
      const answer = await client.call("POST", "/v3/refund/domestic/refunds", {
        out_trade_no: o.outTradeNo,
        out_refund_no: o.outRefundNo,
        reason: o.reason,
        notify_url: o.notifyUrl,
        amount: { refund: o.amountFen, total: o.totalFen, currency: "CNY" },
      });
      if (answer.status !== 200) return refusedRefund(answer);
      const { status, ...said } = refundAnswer.parse(answer.json);
      if (said.out_refund_no !== o.outRefundNo || said.amount.refund !== o.amountFen)
        throw unexpected("refund of another", answer);
      if (status === "SUCCESS") return { state: "succeeded" };
      // ABNORMAL: the buyer's card or account takes no money, and only an operator can send it another way.
      return { state: status === "PROCESSING" ? "waiting" : "failed", detail: status };
    },

    bill: (day) => readBill(client, day),

    readCallback: (raw, now) => readCallback(keys, client.keys, raw, now),

    answerCallback: (refused) => ({
      status: refused ? 400 : 200,
      type: "application/json",
      body: JSON.stringify(refused ? { code: "FAIL", message: refused } : { code: "SUCCESS" }),
    }),
  };
}

/** NOT_ENOUGH: our balance is short; it may be enough at the next try. Other refusals stay what they are. */
function refusedRefund(answer: Answer): GatewayRefund {
  const detail = `${answer.code} ${answer.message}`.slice(0, 200);
  return { state: answer.code === "NOT_ENOUGH" ? "waiting" : "failed", detail };
}

function unexpected(what: string, answer: Answer): AppError {
  return new AppError("GATEWAY_UNAVAILABLE", { detail: `${what}: ${answer.status} ${answer.code} ${answer.message}` });
}
