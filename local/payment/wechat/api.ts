// WeChat Pay's v3 API: every request signed by the merchant, every answer signed over its exact bytes, by the certificate or the public key
// that the merchant names. Source: https://pay.weixin.qq.com/docs/merchant/development/interface-rules/introduction.html

import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { answerFault } from "../faults.ts";
import { answerText, bytesOf } from "../http.ts";
import { Refusal, type Sandbox } from "../sandbox.ts";
import { billOf, billText } from "./bill.ts";
import { closeOrder, type Product, placeOrder, shownOrder } from "./orders.ts";
import { listedCertificates, newestCertificate, publicKeySigner } from "./platform-keys.ts";
import { createRefund, shownRefund } from "./refunds.ts";
import { refused } from "./refusals.ts";
import { faultOfRequest, seal, signedHeaders } from "./signature.ts";
import { withZone } from "./time.ts";

type Asked = { json: Record<string, unknown>; query: URLSearchParams; origin: string; part: string };
type Route = {
  /** What a drill calls it in `answer.methods`. */
  name: string;
  method: "GET" | "POST";
  path: RegExp;
  /** The answer's JSON; undefined is 204. */
  answer(sandbox: Sandbox, asked: Asked): unknown;
};

const ORDER = "/v3/pay/transactions/out-trade-no/([^/]+)";
const ROUTES: Route[] = [
  {
    ...{ name: "wechat.prepay", method: "POST", path: /^\/v3\/pay\/transactions\/(native|h5|jsapi|app)$/ },
    answer: (sandbox, { part, json, origin }) => placeOrder(sandbox, part as Product, json, origin),
  },
  {
    ...{ name: "wechat.query", method: "GET", path: new RegExp(`^${ORDER}$`) },
    answer: (sandbox, { part, query }) =>
      ofMerchant(sandbox, query.get("mchid")) && shownOrder(sandbox, { outTradeNo: part }),
  },
  {
    ...{ name: "wechat.query", method: "GET", path: /^\/v3\/pay\/transactions\/id\/([^/]+)$/ },
    answer: (sandbox, { part, query }) =>
      ofMerchant(sandbox, query.get("mchid")) && shownOrder(sandbox, { tradeNo: part }),
  },
  {
    ...{ name: "wechat.close", method: "POST", path: new RegExp(`^${ORDER}/close$`) },
    answer: (sandbox, { part, json }) => {
      ofMerchant(sandbox, json.mchid);
      closeOrder(sandbox, part);
    },
  },
  {
    ...{ name: "wechat.refund", method: "POST", path: /^\/v3\/refund\/domestic\/refunds()$/ },
    answer: (sandbox, { json }) => createRefund(sandbox, json),
  },
  {
    ...{ name: "wechat.refund_query", method: "GET", path: /^\/v3\/refund\/domestic\/refunds\/([^/]+)$/ },
    answer: (sandbox, { part }) => shownRefund(sandbox, part),
  },
  {
    ...{ name: "wechat.bill", method: "GET", path: /^\/v3\/bill\/tradebill()$/ },
    answer: (sandbox, { query, origin }) => billOf(sandbox, query.get("bill_date") ?? "", origin),
  },
  {
    ...{ name: "wechat.certificates", method: "GET", path: /^\/v3\/certificates()$/ },
    answer: (sandbox) => ({
      data: listedCertificates(sandbox).map(({ serial, certificate, from, until }) => ({
        ...{ serial_no: serial, effective_time: withZone(from), expire_time: withZone(until) },
        encrypt_certificate: seal(certificate, "certificate", sandbox.wechat.apiV3Key),
      })),
    }),
  },
];
let calls = 0;

/** Answers a call of the v3 API. */
export async function answerWechat(
  sandbox: Sandbox,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = "GET", headers, url: path = "/" } = request;
  const body = await bytesOf(request);
  const { mchId, merchantSerial: serial, merchantKey: key } = sandbox.wechat;
  const merchant = { mchId, serial, key };
  const fault = faultOfRequest({
    ...{ authorization: headers.authorization, method, path, body, merchant, now: sandbox.now() },
  });
  // Who is not known is answered without a signature.
  if (fault) return answerText(response, JSON.stringify({ code: "SIGN_ERROR", message: fault }), JSON_TYPE, 401);
  const url = new URL(path, `http://${headers.host ?? "sandbox"}`);
  if (url.pathname === "/v3/billdownload/file")
    return answerText(response, billText(sandbox, url.searchParams.get("token") ?? ""), "text/plain; charset=utf-8");

  const found = ROUTES.map((route) => ({
    route,
    match: route.method === method && route.path.exec(url.pathname),
  })).find(({ match }) => match);
  const json = read(body);
  const part = decodeURIComponent((found?.match && found.match[1]) || "");
  const outTradeNo = String(json.out_trade_no ?? part);
  calls += 1;
  const name = found?.route.name ?? "";
  const strike = answerFault(sandbox, name, outTradeNo, `${outTradeNo}|${name}|${calls}`);
  const answer =
    strike?.what === "system_error"
      ? { status: 500, json: { code: "SYSTEM_ERROR", message: "系统异常，请稍后重试" } }
      : run(sandbox, found?.route, { json, query: url.searchParams, origin: url.origin, part });
  if (strike) await pause(strike.ms);
  // "lost": WeChat did it, and the merchant cannot know.
  if (strike?.what === "lost") response.destroy();
  else answerSigned(sandbox, request, response, answer);
}

function run(sandbox: Sandbox, route: Route | undefined, asked: Asked): { status: number; json: unknown } {
  try {
    if (!route) throw new Refusal("RESOURCE_NOT_EXISTS", "请求的资源不存在");
    const json = route.answer(sandbox, asked);
    return { status: json === undefined ? 204 : 200, json };
  } catch (error) {
    if (error instanceof Refusal) return refused(error);
    throw error;
  }
}

function answerSigned(
  sandbox: Sandbox,
  request: IncomingMessage,
  response: ServerResponse,
  { status, json }: { status: number; json: unknown },
): void {
  const asksForPublicKey = request.headers["wechatpay-serial"] === sandbox.wechat.publicKeyId;
  const signer = asksForPublicKey ? publicKeySigner(sandbox) : newestCertificate(sandbox);
  const body = json === undefined ? "" : JSON.stringify(json);
  const signed = signedHeaders(signer, body, sandbox.now());
  response.writeHead(status, { ...signed, "content-type": JSON_TYPE, "cache-control": "no-store" }).end(body);
}

const JSON_TYPE = "application/json; charset=utf-8";

function ofMerchant(sandbox: Sandbox, mchid: unknown): true {
  if (mchid !== sandbox.wechat.mchId) throw new Refusal("PARAM_ERROR", "参数错误：mchid");
  return true;
}

function read(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString("utf8") || "{}");
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
