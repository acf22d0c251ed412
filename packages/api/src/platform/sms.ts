import { createHash, createHmac, randomUUID } from "node:crypto";
import type { Breaker } from "./breaker.ts";
import { AppError } from "./errors.ts";
import { currentTraceparent, inSpan } from "./trace.ts";

/** The texts registered with the provider: by our name, the provider's code and what each fills in. */
const templates = {
  LOGIN_CODE: "SMS_480010001",
  TICKETS_ISSUED: "SMS_480010002",
  ORDER_EXPIRED: "SMS_480010003",
  PAYMENT_RETURNED: "SMS_480010005",
  REFUND_PAID: "SMS_480010006",
  SHOW_CANCELLED: "SMS_480010007",
  SHOW_POSTPONED: "SMS_480010008",
  REFUND_TRANSFERRED: "SMS_480010009",
} as const;
export type SmsTemplate = keyof typeof templates;

/** Sends one short message. Throws BUSY when the provider does not take it. */
export interface Sms {
  send(message: {
    phone: string;
    template: SmsTemplate;
    params: Record<string, string>;
    messageId: string;
  }): Promise<void>;
}

/**
 * Aliyun SMS, SendSms 2017-05-25, signed with ACS3-HMAC-SHA256 over the request line, the x-acs headers and the body.
 * Source: Aliyun OpenAPI, "V3 request structure and signature".
 */
export function aliyunSms(o: {
  endpoint: string;
  accessKeyId: string;
  accessKeySecret: string;
  signName: string;
  breaker: Breaker;
}): Sms {
  const host = new URL(o.endpoint).host;
  return {
    send: ({ phone, template, params, messageId }) =>
      inSpan("sms.send", { template, messageId }, async () => {
        const query = new URLSearchParams({
          PhoneNumbers: phone,
          SignName: o.signName,
          TemplateCode: templates[template],
          TemplateParam: JSON.stringify(params),
          OutId: messageId,
        });
        query.sort();
        const queryString = query.toString().replaceAll("+", "%20").replaceAll("*", "%2A").replaceAll("%7E", "~");
        const headers: Record<string, string> = {
          host,
          "x-acs-action": "SendSms",
          "x-acs-content-sha256": sha256(""),
          "x-acs-date": new Date().toISOString().replace(/\.\d+Z$/, "Z"),
          "x-acs-signature-nonce": randomUUID(),
          "x-acs-version": "2017-05-25",
        };
        const names = Object.keys(headers).sort();
        const canonical = [
          "POST",
          "/",
          queryString,
          ...names.map((name) => `${name}:${headers[name]}`),
          "",
          names.join(";"),
          sha256(""),
        ].join("\n");
        const signature = createHmac("sha256", o.accessKeySecret)
          .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
          .digest("hex");
        const traceparent = currentTraceparent();
        const { host: _, ...sent } = headers;
        const body = await o.breaker.run(async () => {
          const answer = await fetch(`${o.endpoint}/?${queryString}`, {
            method: "POST",
            headers: {
              ...sent,
              authorization: `ACS3-HMAC-SHA256 Credential=${o.accessKeyId},SignedHeaders=${names.join(";")},Signature=${signature}`,
              ...(traceparent ? { traceparent } : {}),
            },
            signal: AbortSignal.timeout(5_000),
          }).catch((cause) => {
            throw new AppError("BUSY", { detail: "sms provider does not answer", cause });
          });
          const said = (await answer.json().catch(() => ({}))) as { Code?: string; Message?: string };
          if (answer.status >= 500)
            throw new AppError("BUSY", { detail: `sms provider failed: ${answer.status} ${said.Code}` });
          return said;
        });
        if (body.Code !== "OK") throw new AppError("BUSY", { detail: `sms refused: ${body.Code} ${body.Message}` });
      }),
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
