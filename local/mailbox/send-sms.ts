// dysmsapi 2017-05-25, SendSms. Errors of the gateway (signature, action) come with an HTTP status, those of the business with 200 and a Code.
// Source: https://help.aliyun.com/zh/sms/developer-reference/api-dysmsapi-2017-05-25-sendsms

import { randomInt, randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { deliver, nonceIsFresh } from "./messages.ts";
import { type Keys, type SignedRequest, signatureFault, TOLERANCE_MS } from "./signature.ts";
import { rendered, SIGN_NAME, templateOf, variablesOf } from "./templates.ts";

export type Answer = { status: number; json: Record<string, string> };

/** Answers one signed call, and delivers its message when it is accepted. */
export function answerSendSms(store: DatabaseSync, keys: Keys, request: SignedRequest, now: number): Answer {
  const requestId = randomUUID().toUpperCase();
  const host = request.headers.host ?? "";
  const fault = (status: number, code: string, message: string): Answer => ({
    status,
    json: { RequestId: requestId, HostId: host, Code: code, Message: message },
  });
  const refused = signatureFault(request, keys, now);
  if (refused) return fault(refused.status, refused.code, refused.message);
  // Twice the tolerance: a date may lie ahead of this clock by it.
  if (!nonceIsFresh(store, String(request.headers["x-acs-signature-nonce"]), now, 2 * TOLERANCE_MS))
    return fault(400, "SignatureNonceUsed", "Specified signature nonce was used already.");
  if (request.headers["x-acs-version"] !== "2017-05-25")
    return fault(400, "InvalidVersion", "Specified parameter Version is not valid.");
  if (request.headers["x-acs-action"] !== "SendSms")
    return fault(404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method.");

  // The vendor's SDKs put the parameters into the query; a form body is accepted too.
  const form = request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded") ? request.body : "";
  const given = { ...Object.fromEntries(new URLSearchParams(form)), ...Object.fromEntries(request.query) };
  const refusal = businessFault(given);
  if (refusal) return { status: 200, json: { RequestId: requestId, Code: refusal[0], Message: refusal[1] } };

  const bizId = `${randomInt(1e12)}${now}^0`;
  const template = templateOf(given.TemplateCode ?? "");
  const params = paramsOf(given.TemplateParam) ?? {};
  if (template)
    for (const phone of (given.PhoneNumbers ?? "").split(","))
      deliver(
        store,
        {
          ...{
            biz_id: bizId,
            out_id: given.OutId ?? "",
            phone: phone.replace(/^(\+86|0086|86)(?=1\d{10}$)/, ""),
            params,
          },
          ...{ template_code: template.code, template: template.name, text: rendered(template, params) },
          traceparent: String(request.headers.traceparent ?? ""),
        },
        now,
      );
  return { status: 200, json: { RequestId: requestId, Code: "OK", Message: "OK", BizId: bizId } };
}

function businessFault(given: Record<string, string>): [code: string, message: string] | undefined {
  const phones = (given.PhoneNumbers ?? "").split(",");
  if (!given.PhoneNumbers) return ["isv.MOBILE_NUMBER_ILLEGAL", "PhoneNumbers 不能为空"];
  if (phones.length > 1000) return ["isv.MOBILE_COUNT_OVER_LIMIT", "手机号码数量超过限制"];
  const wrong = phones.find((phone) => !/^(\+86|0086|86)?1[3-9]\d{9}$/.test(phone));
  if (wrong !== undefined) return ["isv.MOBILE_NUMBER_ILLEGAL", `${wrong} 是非法手机号`];
  if (given.SignName !== SIGN_NAME) return ["isv.SMS_SIGNATURE_ILLEGAL", "该账号下找不到对应签名"];
  const template = templateOf(given.TemplateCode ?? "");
  if (!template) return ["isv.SMS_TEMPLATE_ILLEGAL", "该账号下找不到对应模板"];
  const params = paramsOf(given.TemplateParam);
  if (!params) return ["isv.INVALID_JSON_PARAM", "TemplateParam 不是字符串值的 JSON 对象"];
  const missing = variablesOf(template).filter((name) => !params[name]);
  if (missing.length > 0) return ["isv.TEMPLATE_MISSING_PARAMETERS", `模板变量缺少参数：${missing.join("、")}`];
  return undefined;
}

function paramsOf(json: string | undefined): Record<string, string> | undefined {
  try {
    const value: unknown = JSON.parse(json || "{}");
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)]));
  } catch {
    return undefined;
  }
}
