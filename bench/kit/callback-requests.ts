import { newId } from "@kaimu/api";
import { privateKeyOf, signFields } from "../../local/payment/rsa2.ts";
import { seal, signedHeaders } from "../../local/payment/wechat/signature.ts";
import type { Kit } from "./bench.ts";
import { requestBytes } from "./http-client.ts";
import type { WaitingPayment } from "./waiting-payments.ts";

/** The vendors' words that these payments were made, signed with their own keys (and WeChat's sealed), ready to be written to the gateway. */
export function callbackRequests(kit: Kit, payments: WaitingPayment[]): Buffer[] {
  const env = kit.platform.env as Record<string, string>;
  const keys = {
    alipay: privateKeyOf(env.ALIPAY_SANDBOX_PRIVATE_KEY ?? ""),
    wechat: { serial: env.WECHAT_PUBLIC_KEY_ID ?? "", key: privateKeyOf(env.WECHAT_SANDBOX_PRIVATE_KEY ?? "") },
  };
  return payments.map((payment) => {
    if (payment.gateway === "alipay") {
      const body = new URLSearchParams(signFields(saidByAlipay(env, payment), keys.alipay)).toString();
      const headers = { "content-type": "application/x-www-form-urlencoded; charset=utf-8" };
      return requestBytes({ method: "POST", path: "/callbacks/alipay", headers, body });
    }
    const body = saidByWechat(env, payment);
    const headers = { "content-type": "application/json", ...signedHeaders(keys.wechat, body, Date.now()) };
    return requestBytes({ method: "POST", path: "/callbacks/wechat", headers, body });
  });
}

function saidByAlipay(env: Record<string, string>, { outTradeNo, amountFen }: WaitingPayment): Record<string, string> {
  return {
    ...{ notify_id: newId(), notify_type: "trade_status_sync", charset: "utf-8", version: "1.0", sign_type: "RSA2" },
    ...{ app_id: env.ALIPAY_APP_ID ?? "", seller_id: env.ALIPAY_SELLER_ID ?? "" },
    ...{ out_trade_no: outTradeNo, trade_no: `2026${newId().replaceAll("-", "")}`, trade_status: "TRADE_SUCCESS" },
    ...{ total_amount: (amountFen / 100).toFixed(2), subject: "演出" },
  };
}

function saidByWechat(env: Record<string, string>, { outTradeNo, amountFen }: WaitingPayment): string {
  const said = {
    ...{ mchid: env.WECHAT_MCH_ID, appid: env.WECHAT_APP_ID, out_trade_no: outTradeNo, trade_state: "SUCCESS" },
    ...{ transaction_id: `4200${newId().replaceAll("-", "").slice(4)}` },
    amount: { total: amountFen, payer_total: amountFen, currency: "CNY", payer_currency: "CNY" },
  };
  return JSON.stringify({
    ...{ id: newId(), event_type: "TRANSACTION.SUCCESS", resource_type: "encrypt-resource" },
    resource: {
      original_type: "transaction",
      ...seal(JSON.stringify(said), "transaction", env.WECHAT_API_V3_KEY ?? ""),
    },
  });
}
