import type { Breaker } from "../../platform/breaker.ts";
import { AppError } from "../../platform/errors.ts";
import type { WechatKeys } from "../../platform/merchant-keys.ts";
import { inSpan } from "../../platform/trace.ts";
import { type PlatformKeys, platformKeys } from "./platform-keys.ts";
import { authorization, isFresh, isSignedBy, privateKeyOf, type SignedMessage, signedMessage } from "./signature.ts";

const timeoutMs = 5_000;
/** A day's bill may be long. */
const downloadMs = 60_000;

/** An answer whose signature holds. `code` is WeChat's name of a refusal, "" where the call was done. */
export interface Answer {
  status: number;
  code: string;
  message: string;
  json: unknown;
}

export interface WechatClient {
  readonly keys: PlatformKeys;
  /**
   * Calls the API: signed, and answered with a signature that holds. Refusals are answers (4xx); throws GATEWAY_UNAVAILABLE when WeChat
   * does not answer, cannot, asks us to slow down, or when the answer cannot be believed.
   */
  call(method: "GET" | "POST", path: string, body?: object): Promise<Answer>;
  /** Fetches a file of WeChat's (a bill) by the address it gave; its content is proved by a hash in the signed answer. */
  download(url: string): Promise<Buffer>;
}

/** The v3 API for one merchant. Source: pay.weixin.qq.com/docs/merchant/development/interface-rules/introduction.html */
export function wechatClient(keys: WechatKeys, address: string, breaker: Breaker): WechatClient {
  const key = privateKeyOf(keys.PRIVATE_KEY);
  const merchant = { mchId: keys.MCH_ID, serialNo: keys.SERIAL_NO, key };

  const send = async (method: string, url: URL, body: string, withinMs = timeoutMs) => {
    const path = `${url.pathname}${url.search}`;
    const response = await fetch(url, {
      method,
      headers: {
        accept: "application/json",
        authorization: authorization({ ...merchant, method, path, body }),
        "user-agent": "kaimu",
        // The key that WeChat is to sign its answer with; without it, its newest platform certificate does.
        ...(keys.PUBLIC_KEY_ID ? { "wechatpay-serial": keys.PUBLIC_KEY_ID } : {}),
        ...(body ? { "content-type": "application/json; charset=utf-8" } : {}),
      },
      ...(body ? { body } : {}),
      redirect: "error",
      signal: AbortSignal.timeout(withinMs),
    });
    return { response, bytes: Buffer.from(await response.arrayBuffer()) };
  };

  const platform = platformKeys(keys, async () => {
    const { response, bytes } = await send("GET", new URL("/v3/certificates", address), "");
    const signed = signedMessage(Object.fromEntries(response.headers), bytes);
    if (!response.ok || !signed)
      throw new AppError("GATEWAY_UNAVAILABLE", { detail: `certificates: ${response.status}` });
    return signed;
  });

  const call = async (method: "GET" | "POST", path: string, body?: object): Promise<Answer> => {
    const { response, bytes } = await breaker.run(async () => {
      const sent = await send(method, new URL(path, address), body ? JSON.stringify(body) : "").catch((cause) => {
        throw new AppError("GATEWAY_UNAVAILABLE", { detail: `${method} ${path}`, cause });
      });
      if (sent.response.status >= 500) throw unavailable(`${method} ${path}`, sent.response.status, sent.bytes);
      return sent;
    });
    const signed = signedMessage(Object.fromEntries(response.headers), bytes);
    // 401: our own signature was not taken, 429: we ask too often; neither says anything about the trade.
    if (response.status === 401 || response.status === 429 || !signed)
      throw unavailable(`${method} ${path}`, response.status, bytes);
    await requireSigned(signed, platform);
    const json: unknown = bytes.length > 0 ? JSON.parse(bytes.toString("utf8")) : {};
    const { code = "", message = "" } = response.ok ? {} : (json as { code?: string; message?: string });
    return { status: response.status, code, message, json };
  };

  return {
    keys: platform,
    call: (method, path, body) =>
      inSpan("wechat.call", { method, path: path.split("?", 1)[0] ?? "" }, () => call(method, path, body)),
    download: (url) =>
      breaker.run(async () => {
        const { response, bytes } = await send("GET", new URL(url), "", downloadMs);
        if (!response.ok) throw unavailable("download", response.status, bytes);
        return bytes;
      }),
  };
}

async function requireSigned(signed: SignedMessage, platform: PlatformKeys): Promise<void> {
  const key = await platform.of(signed.serial);
  if (!key || !isSignedBy(signed, key) || !isFresh(signed, new Date()))
    throw new AppError("GATEWAY_UNAVAILABLE", { detail: `an answer that ${signed.serial} did not sign` });
}

function unavailable(what: string, status: number, bytes: Buffer): AppError {
  return new AppError("GATEWAY_UNAVAILABLE", { detail: `${what}: ${status} ${bytes.toString("utf8", 0, 300)}` });
}
