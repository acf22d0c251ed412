import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startMailbox } from "./main.ts";
import { canonicalRequest, sha256, signatureOf } from "./signature.ts";

const keys = { accessKeyId: "LTAI5tSandboxKeyId", accessKeySecret: "sandbox-secret" };
const dataDir = mkdtempSync(join(tmpdir(), "mailbox-"));
let mailbox: Awaited<ReturnType<typeof startMailbox>>;
beforeAll(async () => {
  mailbox = await startMailbox({ port: 0, smtpPort: 0, dataDir, ...keys });
});
afterAll(() => mailbox.stop());

const login = (phone: string, code: string) => ({
  ...{ PhoneNumbers: phone, SignName: "开幕", TemplateCode: "SMS_480010001" },
  TemplateParam: JSON.stringify({ code }),
});

test("a signed SendSms is accepted and the phone receives the rendered text", async () => {
  const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  const { status, json } = await send(
    { ...login("13800138000", "482913"), OutId: "login-1" },
    { headers: { traceparent } },
  );
  expect([status, json]).toEqual([
    200,
    { Code: "OK", Message: "OK", BizId: expect.any(String), RequestId: expect.any(String) },
  ]);
  expect(await received("13800138000")).toMatchObject([
    {
      text: "【开幕】验证码482913，5分钟内有效。",
      template: "登录验证码",
      params: { code: "482913" },
      traceparent,
      biz_id: json.BizId,
    },
  ]);
});

test("parameters may come in a form body, to several phones at once", async () => {
  const { json } = await send({}, { form: login("13800138001,+8613800138002", "1111") });
  expect(json.Code).toBe("OK");
  expect([(await received("13800138001")).length, (await received("13800138002")).length]).toEqual([1, 1]);
});

test("a message asked for twice arrives twice and says so", async () => {
  for (let time = 0; time < 2; time += 1) await send({ ...login("13800138003", "2222"), OutId: "login-3" });
  expect((await received("13800138003")).map((message) => message.copy)).toEqual([1, 2]);
});

test("a wrong secret, a changed parameter, an old date, an unsigned header and a used nonce are refused, and nothing arrives", async () => {
  const message = login("13800138004", "3333");
  const nonce = randomUUID();
  expect(await send(message, { secret: "guessed" })).toMatchObject({
    status: 400,
    json: { Code: "SignatureDoesNotMatch" },
  });
  expect(await send(message, { change: { PhoneNumbers: "13900139000" } })).toMatchObject({
    json: { Code: "SignatureDoesNotMatch" },
  });
  expect(await send(message, { date: "2020-01-01T00:00:00Z" })).toMatchObject({
    json: { Code: "InvalidTimeStamp.Expired" },
  });
  expect(await send(message, { unsigned: "x-acs-action" })).toMatchObject({ json: { Code: "SignatureDoesNotMatch" } });
  expect(await send(message, { accessKeyId: "somebody" })).toMatchObject({
    status: 404,
    json: { Code: "InvalidAccessKeyId.NotFound" },
  });
  expect(await received("13800138004")).toEqual([]);
  expect(await send(message, { nonce })).toMatchObject({ json: { Code: "OK" } });
  expect(await send(message, { nonce })).toMatchObject({ status: 400, json: { Code: "SignatureNonceUsed" } });
  expect(await received("13800138004")).toHaveLength(1);
});

test("an unknown template, a missing variable, a foreign signature and no phone number are refused in the vendor's words", async () => {
  const message = login("13800138005", "4444");
  const code = async (change: Record<string, string>) => (await send({ ...message, ...change })).json.Code;
  expect(await code({ TemplateCode: "SMS_1" })).toBe("isv.SMS_TEMPLATE_ILLEGAL");
  expect(await code({ TemplateParam: "{}" })).toBe("isv.TEMPLATE_MISSING_PARAMETERS");
  expect(await code({ TemplateParam: "code=1" })).toBe("isv.INVALID_JSON_PARAM");
  expect(await code({ SignName: "别家" })).toBe("isv.SMS_SIGNATURE_ILLEGAL");
  expect(await code({ PhoneNumbers: "12345" })).toBe("isv.MOBILE_NUMBER_ILLEGAL");
  expect(await received("13800138005")).toEqual([]);
});

test("a reader goes on from the last message it saw", async () => {
  await send(login("13800138006", "1000"));
  const { last } = await read("phone=13800138006");
  await send(login("13800138006", "2000"));
  const next = await read(`phone=13800138006&after=${last}`);
  expect(next.messages.map((message: { params: { code: string } }) => message.params.code)).toEqual(["2000"]);
});

type Tampering = {
  secret?: string;
  accessKeyId?: string;
  change?: Record<string, string>;
  date?: string;
  nonce?: string;
  unsigned?: string;
  form?: Record<string, string>;
  headers?: Record<string, string>;
};

async function send(params: Record<string, string>, how: Tampering = {}) {
  const body = how.form ? new URLSearchParams(how.form).toString() : "";
  const headers: Record<string, string> = {
    ...{ host: new URL(mailbox.url).host, "x-acs-action": "SendSms", "x-acs-version": "2017-05-25" },
    "x-acs-date": how.date ?? new Date().toISOString().replace(/\.\d+/, ""),
    "x-acs-signature-nonce": how.nonce ?? randomUUID(),
    "x-acs-content-sha256": sha256(body),
    ...(how.form ? { "content-type": "application/x-www-form-urlencoded" } : {}),
  };
  const signed = Object.keys(headers)
    .filter((name) => name !== how.unsigned)
    .sort();
  const canonical = canonicalRequest(
    { method: "POST", path: "/", query: new URLSearchParams(params), headers, body },
    signed,
  );
  const signature = signatureOf(canonical, how.secret ?? keys.accessKeySecret);
  const authorization = `ACS3-HMAC-SHA256 Credential=${how.accessKeyId ?? keys.accessKeyId},SignedHeaders=${signed.join(";")},Signature=${signature}`;
  const response = await fetch(`${mailbox.url}/?${new URLSearchParams({ ...params, ...how.change })}`, {
    method: "POST",
    headers: { ...headers, ...how.headers, authorization },
    ...(how.form ? { body } : {}),
  });
  return { status: response.status, json: JSON.parse(await response.text()) as Record<string, string> };
}

async function read(query: string) {
  return JSON.parse(await (await fetch(`${mailbox.url}/messages?${query}`)).text());
}

async function received(phone: string): Promise<Record<string, unknown>[]> {
  return (await read(`phone=${phone}`)).messages;
}
