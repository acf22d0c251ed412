import { createHmac, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startInvoicingSandbox } from "./main.ts";

const dir = mkdtempSync(join(tmpdir(), "invoicing-"));
const keys = { appKey: "INV0001", appSecret: "a secret of forty-eight signs" };
let sandbox: Awaited<ReturnType<typeof startInvoicingSandbox>>;
const start = () => startInvoicingSandbox({ ...keys, port: 0, dataDir: dir });
beforeAll(async () => {
  sandbox = await start();
});
afterAll(async () => {
  await sandbox.stop();
  rmSync(dir, { recursive: true });
});

const hmac = (text: string, secret = keys.appSecret) => createHmac("sha256", secret).update(text).digest("hex");

/** A signed call; parts of the signature may be replaced. */
async function call(path: string, sent: unknown, o: { nonce?: string; at?: number; secret?: string } = {}) {
  const { nonce = randomUUID(), at = Date.now(), secret } = o;
  const [body, timestamp] = [JSON.stringify(sent), String(Math.floor(at / 1_000))];
  const signature = hmac(`POST\n${path}\n${timestamp}\n${nonce}\n${body}\n`, secret);
  const answer = await fetch(sandbox.url + path, {
    method: "POST",
    body,
    headers: {
      authorization: `INVOICE-HMAC-SHA256 key="${keys.appKey}",timestamp="${timestamp}",nonce="${nonce}",signature="${signature}"`,
    },
  });
  const text = await answer.text();
  const signed = answer.headers.get("x-invoice-signature") === hmac(`${nonce}\n${answer.status}\n${text}\n`);
  return { status: answer.status, json: JSON.parse(text) as Record<string, unknown>, signed };
}

const invoice = (more: object = {}) => ({
  ...{ serial: randomUUID(), amount: 3_000 },
  buyer: { kind: "individual", title: "个人", tax_number: null },
  items: [
    { name: "演出票", amount: 5_000 },
    { name: "折扣", amount: -2_000 },
  ],
  ...more,
});

describe("the invoicing sandbox", () => {
  it("issues once a serial, reverses once, remembers both over a restart, and signs what it answers", async () => {
    const asked = invoice();
    const first = await call("/v1/invoices", asked);
    expect(first).toMatchObject({ status: 200, signed: true, json: { state: "issued", amount: 3_000 } });
    expect(first.json.number).toMatch(/^\d{20}$/);
    expect((await call("/v1/invoices", asked)).json).toEqual(first.json);
    expect((await call("/v1/invoices", { ...asked, buyer: { ...asked.buyer, title: "别人" } })).json.code).toBe(
      "SERIAL_REUSED",
    );
    const reversal = `/v1/invoices/${asked.serial}/reversal`;
    const red = await call(reversal, { reason: "退票" });
    expect(red.json).toMatchObject({ state: "reversed", number: first.json.number });
    expect(red.json.red_number).toMatch(/^\d{20}$/);
    await sandbox.stop();
    sandbox = await start();
    expect((await call(reversal, {})).json).toEqual(red.json);
    const { invoices } = (await (await fetch(`${sandbox.url}/books`)).json()) as { invoices: { serial: string }[] };
    expect(invoices.filter((one) => one.serial === asked.serial)).toHaveLength(1);
  });

  it("never issues what was reversed before it was issued", async () => {
    const asked = invoice();
    expect((await call(`/v1/invoices/${asked.serial}/reversal`, {})).json).toMatchObject({
      state: "void",
      number: null,
    });
    expect(await call("/v1/invoices", asked)).toMatchObject({ status: 409, json: { code: "SERIAL_VOID" } });
  });

  it.each([
    ["another secret", { secret: "of somebody else" }],
    ["a time long gone", { at: Date.now() - 3_600_000 }],
    ["a time to come", { at: Date.now() + 3_600_000 }],
    ["a nonce too short", { nonce: "n" }],
  ])("takes nothing signed with %s", async (_name, signature) => {
    expect(await call("/v1/invoices", invoice(), signature)).toMatchObject({
      ...{ status: 401, signed: false, json: { code: "SIGNATURE_INVALID" } },
    });
  });

  it("takes a nonce once", async () => {
    const nonce = randomUUID();
    expect((await call("/v1/invoices", invoice(), { nonce })).status).toBe(200);
    expect((await call("/v1/invoices", invoice(), { nonce })).status).toBe(401);
  });

  it.each([
    ["whose items come to something else", { amount: 3_001 }, "AMOUNT_MISMATCH"],
    [
      "to a company without a number",
      { buyer: { kind: "company", title: "公司", tax_number: "1" } },
      "TAX_NUMBER_INVALID",
    ],
    ["of nothing", { amount: 0 }, "BAD_REQUEST"],
  ])("refuses an invoice %s", async (_name, more, code) => {
    expect((await call("/v1/invoices", invoice(more))).json.code).toBe(code);
  });

  it("fails as often as a drill has told it to, for one serial alone", async () => {
    const asked = invoice();
    const control = (fault: object | null) =>
      fetch(`${sandbox.url}/control`, { method: "POST", body: JSON.stringify({ of: asked.serial, fault }) });
    expect((await control({ what: "unavailable", times: 1 })).status).toBe(200);
    expect((await control({ what: "no such fault" })).status).toBe(400);
    expect((await call("/v1/invoices", invoice())).status).toBe(200);
    expect((await call("/v1/invoices", asked)).status).toBe(503);
    expect((await call("/v1/invoices", asked)).status).toBe(200);
    await control({ what: "lost", times: 1 });
    await expect(call(`/v1/invoices/${asked.serial}/reversal`, {})).rejects.toThrow();
    expect((await call(`/v1/invoices/${asked.serial}/reversal`, {})).json.state).toBe("reversed");
  });
});
