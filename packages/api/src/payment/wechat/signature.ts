import { createPrivateKey, createPublicKey, createSign, createVerify, type KeyObject, randomBytes } from "node:crypto";

/**
 * WECHATPAY2-SHA256-RSA2048: SHA256withRSA over lines, each ended by a newline, the last one too.
 * Source: pay.weixin.qq.com/docs/merchant/development/interface-rules/signature-generation.html and …/build-verify-sign-src.html.
 */
export const scheme = "WECHATPAY2-SHA256-RSA2048";

/** A message of WeChat's may be this old, or this far ahead: the clocks' difference and a slow network; older ones are replays. */
const freshMs = 5 * 60_000;

/** An answer or callback as it is signed: the bytes as they came, and what the headers say of them. */
export interface SignedMessage {
  timestamp: string;
  nonce: string;
  serial: string;
  signature: string;
  body: Buffer;
}

export function privateKeyOf(base64: string): KeyObject {
  return createPrivateKey({ key: Buffer.from(base64, "base64"), format: "der", type: "pkcs8" });
}

export function publicKeyOf(base64: string): KeyObject {
  return createPublicKey({ key: Buffer.from(base64, "base64"), format: "der", type: "spki" });
}

/** 32 hexadecimal digits, not to be guessed. */
export function newNonce(): string {
  return randomBytes(16).toString("hex");
}

/** Signs lines with our key; base64. */
export function signLines(lines: (string | number)[], key: KeyObject): string {
  return createSign("RSA-SHA256")
    .update(lines.map((line) => `${line}\n`).join(""), "utf8")
    .sign(key, "base64");
}

/** The Authorization header of a request; `path` with its query, `body` exactly as it is sent ("" where there is none). */
export function authorization(
  o: { method: string; path: string; body: string; mchId: string; serialNo: string; key: KeyObject },
  at = { timestamp: Math.floor(Date.now() / 1_000), nonce: newNonce() },
): string {
  const signature = signLines([o.method, o.path, at.timestamp, at.nonce, o.body], o.key);
  const fields = { mchid: o.mchId, nonce_str: at.nonce, signature, timestamp: at.timestamp, serial_no: o.serialNo };
  return `${scheme} ${Object.entries(fields)
    .map(([name, value]) => `${name}="${value}"`)
    .join(",")}`;
}

/** What a message's headers say of its signature; undefined when one of them is missing. Header names are in lower case. */
export function signedMessage(headers: Record<string, string | undefined>, body: Buffer): SignedMessage | undefined {
  const {
    "wechatpay-timestamp": timestamp,
    "wechatpay-nonce": nonce,
    "wechatpay-serial": serial,
    "wechatpay-signature": signature,
  } = headers;
  if (!timestamp || !nonce || !serial || !signature) return undefined;
  return { timestamp, nonce, serial, signature, body };
}

/** Whether the key of this message's serial signed these very bytes. */
export function isSignedBy(message: SignedMessage, key: KeyObject): boolean {
  const verify = createVerify("RSA-SHA256");
  verify.update(`${message.timestamp}\n${message.nonce}\n`).update(message.body).update("\n");
  return verify.verify(key, message.signature, "base64");
}

/** Whether a message was signed within five minutes of `now`. */
export function isFresh(message: SignedMessage, now: Date): boolean {
  return /^\d{1,12}$/.test(message.timestamp) && Math.abs(now.getTime() - Number(message.timestamp) * 1_000) <= freshMs;
}
