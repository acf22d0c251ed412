// HMAC-SHA256 over each call and each answer, from the service's side. Written apart from the product's, so that one checks the other.
//   Authorization: INVOICE-HMAC-SHA256 key="…",timestamp="<epoch seconds>",nonce="…",signature="<hex>"
//   signature of a call:    METHOD \n path with query \n timestamp \n nonce \n body \n
//   x-invoice-signature:    nonce of the call \n status \n body \n

import { createHmac, timingSafeEqual } from "node:crypto";

const AUTHORIZATION = /^INVOICE-HMAC-SHA256 (.+)$/;
const TOLERANCE_SECONDS = 300;

export type Keys = { appKey: string; appSecret: string };

/** Reads a call's signature: its nonce when it is good, else why it is not taken. */
export function readSignature(
  call: { authorization: string | undefined; method: string; path: string; body: string },
  keys: Keys,
  now: number,
): { nonce: string } | { fault: string } {
  const given = AUTHORIZATION.exec(call.authorization ?? "")?.[1];
  if (!given) return { fault: "Authorization 头缺失，或不是 INVOICE-HMAC-SHA256" };
  const fields = Object.fromEntries([...given.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
  const { key, timestamp = "", nonce = "", signature = "" } = fields;
  if (key !== keys.appKey) return { fault: "应用不存在" };
  if (!/^[\w-]{16,64}$/.test(nonce)) return { fault: "nonce 格式不正确" };
  if (!(Math.abs(now / 1_000 - Number(timestamp)) <= TOLERANCE_SECONDS)) return { fault: "请求时间相差超过 5 分钟" };
  const text = `${call.method}\n${call.path}\n${timestamp}\n${nonce}\n${call.body}\n`;
  return isSame(signature, hmac(keys.appSecret, text)) ? { nonce } : { fault: "签名错误" };
}

/** The signature of an answer to the call with this nonce. */
export function signatureOfAnswer(answer: { nonce: string; status: number; body: string }, keys: Keys): string {
  return hmac(keys.appSecret, `${answer.nonce}\n${answer.status}\n${answer.body}\n`);
}

function hmac(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text).digest("hex");
}

function isSame(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
