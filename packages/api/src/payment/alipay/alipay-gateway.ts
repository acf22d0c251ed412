import { AlipaySdk } from "alipay-sdk";
import type { Breaker } from "../../platform/breaker.ts";
import { AppError } from "../../platform/errors.ts";
import type { AlipayKeys } from "../../platform/merchant-keys.ts";
import { fenToYuan, yuanToFen } from "../../platform/money.ts";
import { inSpan } from "../../platform/trace.ts";
import type { GatewayRefund, GatewayTrade, PaymentGateway } from "../gateway.ts";
import { readBill } from "./read-bill.ts";
import { openCashier } from "./ways-to-pay.ts";

/** Business errors by which Alipay says "no such trade": the buyer has not entered the cashier. */
const tradeNotExist = "ACQ.TRADE_NOT_EXIST";

type Answer = Record<string, unknown> & { code?: string; subCode?: string; subMsg?: string };

/** Refusals that asking again will never change; a short balance or a busy system is none of them. */
const neverRefunded = [
  "ACQ.TRADE_NOT_ALLOW_REFUND",
  "ACQ.REASON_TRADE_REFUND_FEE_ERR",
  "ACQ.DISCORDANT_REPEAT_REQUEST",
];

/** Alipay through its own SDK: RSA2 both ways. Source: opendocs.alipay.com, alipay.trade.page.pay and its neighbours. */
export function alipayGateway(keys: AlipayKeys, address: string, breaker: Breaker): PaymentGateway {
  const sdk = new AlipaySdk({
    appId: keys.APP_ID,
    privateKey: keys.PRIVATE_KEY,
    keyType: "PKCS8",
    alipayPublicKey: keys.PUBLIC_KEY,
    gateway: address,
    timeout: 5_000,
  });

  const call = (method: string, bizContent: Record<string, string>): Promise<Answer> =>
    inSpan("alipay.call", { method, outTradeNo: bizContent.out_trade_no ?? "" }, () =>
      breaker.run(async () => {
        const answer = (await sdk.exec(method, { bizContent }, { validateSign: true }).catch((cause) => {
          throw new AppError("GATEWAY_UNAVAILABLE", { detail: method, cause });
        })) as unknown as Answer;
        // 20000 and ACQ.SYSTEM_ERROR: Alipay itself cannot; every other code is a word about this one trade.
        if (answer.code === "20000" || answer.subCode === "ACQ.SYSTEM_ERROR") throw unexpected(method, answer);
        return answer;
      }),
    );
  const unexpected = (method: string, answer: Answer) =>
    new AppError("GATEWAY_UNAVAILABLE", { detail: `${method}: ${answer.code} ${answer.subCode} ${answer.subMsg}` });

  /** "No money moved with this call": made before, or still to be made; only the refund itself can say. */
  const askForRefund = async (o: { outTradeNo: string; outRefundNo: string }): Promise<GatewayRefund> => {
    const named = { out_trade_no: o.outTradeNo, out_request_no: o.outRefundNo };
    const answer = await call("alipay.trade.fastpay.refund.query", named);
    if (answer.code !== "10000") throw unexpected("refund query", answer);
    if (answer.refundStatus === "REFUND_SUCCESS") return { state: "succeeded" };
    return { state: "waiting", detail: String(answer.refundStatus ?? "REFUND_PROCESSING") };
  };

  return {
    vendor: "alipay",

    // Letters and digits only. One number for desktop and phone: Alipay takes either page for one trade.
    tradeNumber: (orderId) => `K${orderId.replaceAll("-", "")}`,

    wayToPay: async (o) => openCashier(sdk, o),

    async query(outTradeNo): Promise<GatewayTrade> {
      const answer = await call("alipay.trade.query", { out_trade_no: outTradeNo });
      if (answer.subCode === tradeNotExist) return { state: "unknown" };
      if (answer.code !== "10000") throw unexpected("query", answer);
      // A trade refunded in full is TRADE_CLOSED and still shows what was paid: sendPayDate tells it from one closed unpaid.
      const paid =
        answer.tradeStatus === "TRADE_SUCCESS" ||
        answer.tradeStatus === "TRADE_FINISHED" ||
        Boolean(answer.sendPayDate);
      if (paid) {
        const paidFen = yuanToFen(String(answer.totalAmount));
        if (paidFen === undefined) throw unexpected("query", answer);
        return { state: "paid", gatewayTradeNo: String(answer.tradeNo), paidFen };
      }
      return { state: answer.tradeStatus === "TRADE_CLOSED" ? "closed" : "waiting" };
    },

    async close(outTradeNo) {
      const answer = await call("alipay.trade.close", { out_trade_no: outTradeNo });
      const harmless = [
        tradeNotExist,
        "ACQ.TRADE_STATUS_ERROR",
        "ACQ.REASON_TRADE_STATUS_INVALID",
        "ACQ.REASON_ILLEGAL_STATUS",
      ];
      if (answer.code !== "10000" && !harmless.includes(answer.subCode ?? "")) throw unexpected("close", answer);
    },

    async refund(o) {
      const answer = await call("alipay.trade.refund", {
        out_trade_no: o.outTradeNo,
        refund_amount: fenToYuan(o.amountFen),
        out_request_no: o.outRefundNo,
        refund_reason: o.reason,
      });
      if (answer.code === "10000") return answer.fundChange === "Y" ? { state: "succeeded" } : askForRefund(o);
      if (answer.subCode && neverRefunded.includes(answer.subCode)) return { state: "failed", detail: answer.subCode };
      throw unexpected("refund", answer);
    },

    async bill(day) {
      const answer = await call("alipay.data.dataservice.bill.downloadurl.query", {
        bill_type: "trade",
        bill_date: day,
      });
      if (answer.subCode === "isp.bill_not_exist") return [];
      if (answer.code !== "10000") throw unexpected("bill", answer);
      const file = await fetch(String(answer.billDownloadUrl), { signal: AbortSignal.timeout(30_000) });
      if (!file.ok) throw new AppError("GATEWAY_UNAVAILABLE", { detail: `bill ${day}: ${file.status}` });
      return readBill(Buffer.from(await file.arrayBuffer()));
    },

    async readCallback({ body }) {
      const fields = Object.fromEntries(new URLSearchParams(body.toString("utf8")));
      if (!fields.sign || fields.sign_type !== "RSA2" || !signatureHolds(sdk, fields))
        throw new AppError("CALLBACK_UNSIGNED");
      if (fields.app_id !== keys.APP_ID) throw new AppError("CALLBACK_REFUSED", { detail: "another app" });
      if (fields.seller_id !== keys.SELLER_ID) throw new AppError("CALLBACK_REFUSED", { detail: "another seller" });
      // Named only where it is not the yuan of a domestic trade.
      if ((fields.trans_currency ?? "CNY") !== "CNY")
        throw new AppError("CALLBACK_REFUSED", { detail: "another currency" });
      const amountFen = yuanToFen(fields.total_amount ?? "");
      const { notify_id: notificationId, out_trade_no: outTradeNo, trade_no: gatewayTradeNo } = fields;
      if (amountFen === undefined || !notificationId || !outTradeNo || !gatewayTradeNo) {
        throw new AppError("CALLBACK_REFUSED", { detail: "a field is missing" });
      }
      const paid = fields.trade_status === "TRADE_SUCCESS" || fields.trade_status === "TRADE_FINISHED";
      return {
        notificationId,
        outTradeNo,
        gatewayTradeNo,
        amountFen,
        state: paid ? "paid" : "other",
      };
    },

    // Alipay stops repeating when it reads exactly "success".
    answerCallback: (refused) => ({
      status: refused ? 400 : 200,
      type: "text/plain",
      body: refused ? `failure ${refused}` : "success",
    }),
  };
}

function signatureHolds(sdk: AlipaySdk, fields: Record<string, string>): boolean {
  try {
    // V2 takes the values as they are; the older check decodes them once more and fails on a percent sign.
    return sdk.checkNotifySignV2(fields);
  } catch {
    return false;
  }
}
