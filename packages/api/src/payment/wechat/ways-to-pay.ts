import { createHash } from "node:crypto";
import { isIP } from "node:net";
import { z } from "zod";
import { AppError } from "../../platform/errors.ts";
import type { WechatKeys } from "../../platform/merchant-keys.ts";
import { beijingTime } from "../beijing-time.ts";
import type { PayClient, PaymentGateway, WayToPay } from "../gateway.ts";
import type { WechatClient } from "./client.ts";
import { newNonce, privateKeyOf, signLines } from "./signature.ts";

/** WeChat's four ways, each with orders of its own: one number cannot be paid by two of them. */
const ways = {
  desktop: { path: "native", mark: "N" },
  phone: { path: "h5", mark: "H" },
  wechat: { path: "jsapi", mark: "J" },
  app: { path: "app", mark: "A" },
} as const satisfies Record<PayClient["kind"], { path: string; mark: string }>;

/**
 * At most 32 letters and digits: the order's id in base 36, the way, and inside WeChat a mark of the payer, since WeChat refuses to open one
 * person's order for another.
 */
export function tradeNumber(orderId: string, client: PayClient): string {
  const number = BigInt(`0x${orderId.replaceAll("-", "")}`)
    .toString(36)
    .padStart(25, "0")
    .toUpperCase();
  return `W${number}${ways[client.kind].mark}${client.kind === "wechat" ? markOf(client.openId) : ""}`;
}

function markOf(openId: string): string {
  const digest = createHash("sha256").update(openId).digest().readUIntBE(0, 6);
  return digest.toString(36).padStart(5, "0").slice(-5).toUpperCase();
}

/**
 * Places the order at WeChat, or finds it, and tells how it is paid. Native, H5, JSAPI and app orders differ in the path, in what is told of
 * the payer, and in what comes back. Source: pay.weixin.qq.com/docs/merchant/apis/native-payment/direct-jsons/native-prepay.html and its neighbours.
 */
export async function openTrade(
  client: WechatClient,
  keys: WechatKeys,
  o: Parameters<PaymentGateway["wayToPay"]>[0],
): Promise<WayToPay> {
  const { path } = ways[o.client.kind];
  const answer = await client.call("POST", `/v3/pay/transactions/${path}`, {
    appid: o.client.kind === "app" ? mobileAppOf(keys) : keys.APP_ID,
    mchid: keys.MCH_ID,
    description: withinBytes(o.subject, 127),
    out_trade_no: o.outTradeNo,
    time_expire: `${beijingTime(o.expiresAt)}+08:00`,
    notify_url: o.notifyUrl,
    amount: { total: o.amountFen, currency: "CNY" },
    ...payerOf(o.client),
  });
  if (answer.status !== 200) {
    throw new AppError("GATEWAY_UNAVAILABLE", { detail: `${path} ${answer.status} ${answer.code} ${answer.message}` });
  }
  switch (o.client.kind) {
    case "desktop":
      return { kind: "code", code: z.object({ code_url: z.string() }).parse(answer.json).code_url };
    case "phone": {
      const url = new URL(z.object({ h5_url: z.url() }).parse(answer.json).h5_url);
      url.searchParams.set("redirect_url", o.returnUrl);
      return { kind: "redirect", url: url.href };
    }
    case "wechat":
      return { kind: "parameters", parameters: bridgeParameters(keys, prepayId(answer.json)) };
    case "app":
      return { kind: "parameters", parameters: appParameters(keys, prepayId(answer.json)) };
  }
}

function payerOf(client: PayClient) {
  if (client.kind === "wechat") return { payer: { openid: client.openId } };
  if (client.kind !== "phone") return {};
  const payer_client_ip = isIP(client.address) ? client.address : "127.0.0.1";
  return { scene_info: { payer_client_ip, h5_info: { type: "Wap" } } };
}

const prepayId = (json: unknown) => z.object({ prepay_id: z.string() }).parse(json).prepay_id;

/** What a page inside WeChat hands to its bridge. Source: pay.weixin.qq.com/docs/merchant/apis/jsapi-payment/jsapi-transfer-payment.html */
export function bridgeParameters(
  keys: Pick<WechatKeys, "APP_ID" | "PRIVATE_KEY">,
  prepay: string,
  { timestamp, nonce } = now(),
): Record<string, string> {
  const pack = `prepay_id=${prepay}`;
  const paySign = signLines([keys.APP_ID, timestamp, nonce, pack], privateKeyOf(keys.PRIVATE_KEY));
  return { appId: keys.APP_ID, timeStamp: timestamp, nonceStr: nonce, package: pack, signType: "RSA", paySign };
}

/** What an app hands to WeChat's SDK. Source: pay.weixin.qq.com/docs/merchant/apis/in-app-payment/app-transfer-payment.html */
export function appParameters(
  keys: Pick<WechatKeys, "APP_ID" | "MOBILE_APP_ID" | "MCH_ID" | "PRIVATE_KEY">,
  prepay: string,
  { timestamp, nonce } = now(),
): Record<string, string> {
  const appid = mobileAppOf(keys);
  const sign = signLines([appid, timestamp, nonce, prepay], privateKeyOf(keys.PRIVATE_KEY));
  const given = { appid, partnerid: keys.MCH_ID, prepayid: prepay, package: "Sign=WXPay" };
  return { ...given, noncestr: nonce, timestamp, sign };
}

const mobileAppOf = (keys: Pick<WechatKeys, "APP_ID" | "MOBILE_APP_ID">) => keys.MOBILE_APP_ID ?? keys.APP_ID;

function now() {
  return { timestamp: String(Math.floor(Date.now() / 1_000)), nonce: newNonce() };
}

/** As much of a text as fits, whole characters only. */
function withinBytes(text: string, most: number): string {
  let fits = "";
  for (const sign of text) {
    if (Buffer.byteLength(fits + sign) > most) break;
    fits += sign;
  }
  return fits;
}
