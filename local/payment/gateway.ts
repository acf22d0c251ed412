// /gateway.do: checks what every call must carry, as the vendor does, and signs every answer over the exact bytes of its value.
// Public error codes: https://opendocs.alipay.com/common/02km9f

import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { refusalPage } from "./cashier-page.ts";
import { answerFault } from "./faults.ts";
import { answerPage, answerText, bodyOf, leadTo } from "./http.ts";
import { METHODS } from "./methods.ts";
import { PRODUCT_CODES, payRequestOf } from "./pay-request.ts";
import { type Fields, requestIsSigned, signedText, signText } from "./rsa2.ts";
import { Refusal, type Sandbox } from "./sandbox.ts";
import { enterCashier } from "./trades.ts";

type Content = Record<string, unknown>;
type Fault = { code: string; msg: string; sub_code: string; sub_msg: string };

const PAGES = {
  "alipay.trade.page.pay": "page",
  "alipay.trade.wap.pay": "wap",
  "alipay.trade.app.pay": "app",
} as const;
let calls = 0;

/**
 * Answers one call of the open API: a signed JSON value, or for the pay methods a way to the cashier. An app's SDK hands its order string over
 * as it is: it is the body of a POST here.
 */
export async function answerGateway(
  sandbox: Sandbox,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://sandbox");
  const form = request.method === "POST" ? new URLSearchParams(await bodyOf(request)) : [];
  const fields: Fields = { ...Object.fromEntries(url.searchParams), ...Object.fromEntries(form) };
  const fault = faultOf(sandbox, fields);
  const product = PAGES[fields.method as keyof typeof PAGES];
  if (product) {
    if (fault) return answerPage(response, refusalPage(fault.sub_code, fault.sub_msg), 400);
    return answerPay(sandbox, product, fields, response);
  }
  if (fault) return answerSigned(sandbox, fields, fault, response);
  const content = JSON.parse(fields.biz_content ?? "{}") as Content;
  const outTradeNo = typeof content.out_trade_no === "string" ? content.out_trade_no : "";
  calls += 1;
  const strike = answerFault(sandbox, fields.method ?? "", outTradeNo, `${outTradeNo}|${fields.method}|${calls}`);
  if (strike?.what === "system_error") {
    const error = {
      code: "20000",
      msg: "Service Currently Unavailable",
      sub_code: "aop.ACQ.SYSTEM_ERROR",
      sub_msg: "系统异常",
    };
    return answerSigned(sandbox, fields, error, response);
  }
  const value = run(sandbox, fields.method ?? "", content, `http://${request.headers.host}`);
  if (strike) await pause(strike.ms);
  // "lost": the vendor did it, and the merchant cannot know.
  if (strike?.what === "lost") response.destroy();
  else answerSigned(sandbox, fields, value, response);
}

function answerPay(
  sandbox: Sandbox,
  product: keyof typeof PRODUCT_CODES,
  fields: Fields,
  response: ServerResponse,
): void {
  try {
    const trade = enterCashier(sandbox, payRequestOf(product, fields, sandbox.now()));
    leadTo(response, `/cashier/${trade.trade_no}`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    answerPage(response, refusalPage(error.code, error.message), 400);
  }
}

function run(sandbox: Sandbox, method: string, content: Content, origin: string): Content {
  try {
    return { code: "10000", msg: "Success", ...METHODS[method]?.(sandbox, content, origin) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const named = typeof content.out_trade_no === "string" ? { out_trade_no: content.out_trade_no } : {};
    return { code: "40004", msg: "Business Failed", sub_code: error.code, sub_msg: error.message, ...named };
  }
}

function faultOf(sandbox: Sandbox, fields: Fields): Fault | undefined {
  const missing = (name: string): Fault => ({
    code: "40001",
    msg: "Missing Required Arguments",
    sub_code: `isv.missing-${name.replaceAll("_", "-")}`,
    sub_msg: `缺少参数 ${name}`,
  });
  const invalid = (name: string, why: string): Fault => ({
    code: "40002",
    msg: "Invalid Arguments",
    sub_code: `isv.invalid-${name}`,
    sub_msg: why,
  });
  for (const name of ["method", "app_id", "sign_type", "timestamp", "version"]) if (!fields[name]) return missing(name);
  if (!fields.sign) return missing("signature");
  if (!(fields.method && (fields.method in METHODS || fields.method in PAGES)))
    return invalid("method", "不存在的方法名");
  if (fields.app_id !== sandbox.appId) return invalid("app-id", "无效的AppID参数");
  if (fields.sign_type !== "RSA2") return invalid("signature-type", "无效的签名类型，沙箱只支持 RSA2");
  if ((fields.charset ?? "utf-8").toLowerCase() !== "utf-8") return invalid("charset", "沙箱只支持 utf-8");
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(fields.timestamp ?? ""))
    return invalid("timestamp", "非法的时间戳参数");
  if (!requestIsSigned(fields, sandbox.merchantKey))
    return invalid(
      "signature",
      `验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配，网关生成的验签字符串为：${signedText(fields, ["sign"])}`,
    );
  if (!isObject(fields.biz_content)) return invalid("parameter", "biz_content 不是 JSON 对象");
  return undefined;
}

function isObject(json: string | undefined): boolean {
  try {
    const value: unknown = JSON.parse(json ?? "");
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function answerSigned(sandbox: Sandbox, fields: Fields, value: Content, response: ServerResponse): void {
  const bytes = JSON.stringify(value);
  const name = fields.method ? `${fields.method.replaceAll(".", "_")}_response` : "error_response";
  const whole = `{${JSON.stringify(name)}:${bytes},"sign":"${signText(bytes, sandbox.ownKey)}"}`;
  answerText(response, whole, "text/html; charset=utf-8");
}
