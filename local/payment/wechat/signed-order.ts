import { createVerify } from "node:crypto";
import type { Trade } from "../books.ts";
import { Refusal, type Sandbox } from "../sandbox.ts";
import { appOf } from "./messages.ts";
import { tradeOfCode } from "./orders.ts";

/**
 * The order that the merchant's page or app was given signed parameters for. Refuses another app, a signature that is not the merchant's, an
 * order of another product, and one that is over. Source: https://pay.weixin.qq.com/docs/merchant/apis/jsapi-payment/jsapi-transfer-payment.html
 * and …/in-app-payment/app-transfer-payment.html
 */
export function signedOrder(
  sandbox: Sandbox,
  o: { product: "jsapi" | "app"; appId: string; lines: string[]; prepayId: string; sign: string },
): Trade {
  if (o.appId !== appOf(sandbox, o.product)) throw new Refusal("PARAM_ERROR", "appid 与商户号不匹配");
  const signed = createVerify("RSA-SHA256")
    .update(o.lines.map((line) => `${line}\n`).join(""))
    .verify(sandbox.wechat.merchantKey, o.sign, "base64");
  if (!signed) throw new Refusal("SIGN_ERROR", "支付验证签名失败");
  const trade = tradeOfCode(sandbox, { prepayId: o.prepayId });
  if (trade.product !== o.product) throw new Refusal("PARAM_ERROR", "订单的支付方式不符");
  return trade;
}
