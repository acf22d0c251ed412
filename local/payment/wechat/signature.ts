// WECHATPAY2-SHA256-RSA2048 from WeChat's side, and its seal. Written apart from the product's, so that one checks the other.
// Source: https://pay.weixin.qq.com/docs/merchant/development/interface-rules/signature-generation.html and …/certificate-callback-decryption.html

import { createCipheriv, createSign, createVerify, type KeyObject, randomBytes } from "node:crypto";
import type { Signer } from "./platform-keys.ts";

const AUTHORIZATION = /^WECHATPAY2-SHA256-RSA2048 (.+)$/;

/** Why a request's signature is not taken; undefined when it is. */
export function faultOfRequest(o: {
  authorization: string | undefined;
  method: string;
  path: string;
  body: Buffer;
  merchant: { mchId: string; serial: string; key: KeyObject };
  now: number;
}): string | undefined {
  const given = AUTHORIZATION.exec(o.authorization ?? "")?.[1] ?? "";
  const fields = Object.fromEntries([...given.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
  const { mchid, serial_no, nonce_str = "", timestamp = "", signature = "" } = fields;
  if (!given) return "Authorization 头缺失，或不是 WECHATPAY2-SHA256-RSA2048";
  if (mchid !== o.merchant.mchId) return "商户号不存在";
  if (serial_no?.toUpperCase() !== o.merchant.serial.toUpperCase()) return "商户 API 证书序列号不匹配";
  if (Math.abs(o.now - Number(timestamp) * 1_000) > 300_000) return "请求时间戳与微信支付时间相差超过 5 分钟";
  const verify = createVerify("RSA-SHA256").update(`${o.method}\n${o.path}\n${timestamp}\n${nonce_str}\n`);
  const good = verify.update(o.body).update("\n").verify(o.merchant.key, signature, "base64");
  return good ? undefined : "错误的签名，验签失败";
}

/** The headers that sign an answer or a notification. `at` in epoch milliseconds. */
export function signedHeaders(signer: Signer, body: string, at: number): Record<string, string> {
  const [timestamp, nonce] = [String(Math.floor(at / 1_000)), randomBytes(16).toString("hex")];
  const signature = createSign("RSA-SHA256")
    .update(`${timestamp}\n${nonce}\n${body}\n`, "utf8")
    .sign(signer.key, "base64");
  return {
    "wechatpay-timestamp": timestamp,
    "wechatpay-nonce": nonce,
    "wechatpay-serial": signer.serial,
    "wechatpay-signature": signature,
    "wechatpay-signature-type": "WECHATPAY2-SHA256-RSA2048",
  };
}

/** Seals a text for the merchant: AEAD_AES_256_GCM with its APIv3 key. */
export function seal(text: string, associatedData: string, apiV3Key: string) {
  const nonce = randomBytes(6).toString("hex");
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(apiV3Key), Buffer.from(nonce));
  cipher.setAAD(Buffer.from(associatedData));
  const bytes = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return {
    algorithm: "AEAD_AES_256_GCM",
    ciphertext: bytes.toString("base64"),
    nonce,
    associated_data: associatedData,
  };
}
