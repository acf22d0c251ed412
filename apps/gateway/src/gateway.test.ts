import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { openPlatform, signSession } from "@kaimu/api";
import superjson from "superjson";
import { describe, expect, it } from "vitest";
import { handle } from "./handle.ts";
import { serve } from "./testing/serve.ts";

const { platform, origin } = await serve(handle);
const { env } = platform;

const json = { "content-type": "application/json" };
const sendCode = (headers: Record<string, string>, body?: string) =>
  fetch(`${origin}/trpc/identity.sendCode`, {
    method: "POST",
    headers,
    body: body ?? JSON.stringify(superjson.serialize({ phone: "1" })),
  });

async function codeOf(answer: Response): Promise<string> {
  const body = (await answer.json()) as { error?: { json: { data: { refusal: { code: string } } } } };
  return body.error?.json.data.refusal.code ?? "OK";
}

describe("a mutation from another site", () => {
  it.each([
    ["a foreign origin", { ...json, origin: "https://evil.example" }],
    ["no origin at all (null)", { ...json, origin: "null" }],
    ["the admin's origin at the buyers' door", { ...json, origin: env.ADMIN_ORIGIN }],
    ["a cross-site fetch", { ...json, "sec-fetch-site": "cross-site" }],
    ["a form", { "content-type": "application/x-www-form-urlencoded" }],
    ["text/plain carrying JSON", { "content-type": "text/plain" }],
  ])("is refused when it is %s", async (_name, headers) => {
    const answer = await sendCode(headers);
    expect([answer.status, await codeOf(answer)]).toEqual([403, "FOREIGN_ORIGIN"]);
  });

  it("is let through to its input from our own page", async () => {
    const answer = await sendCode({ ...json, origin: env.WEB_ORIGIN, "sec-fetch-site": "same-origin" });
    expect([answer.status, await codeOf(answer)]).toEqual([400, "BAD_INPUT"]);
  });

  it("cannot be made with GET", async () => {
    const input = encodeURIComponent(JSON.stringify(superjson.serialize({ phone: "13800000000" })));
    const answer = await fetch(`${origin}/trpc/identity.sendCode?input=${input}`);
    expect([answer.status, await codeOf(answer)]).toEqual([404, "NOT_FOUND"]);
  });
});

describe("the doors", () => {
  it("do not take each other's sessions, whatever cookie they come in", async () => {
    const token = await signSession(env.AUTH_SECRET, {
      audience: "buyer",
      accountId: "019ac000-0000-7000-8000-000000000000",
      sessionVersion: 1,
    });
    for (const door of ["admin", "ops"]) {
      for (const cookie of ["kaimu.web.session", `kaimu.${door}.session`]) {
        const answer = await fetch(`${origin}/trpc/identity.me`, {
          headers: { "x-kaimu-audience": door, cookie: `${cookie}=${token}` },
        });
        expect([answer.status, await codeOf(answer)]).toEqual([401, "NOT_SIGNED_IN"]);
      }
    }
  });

  it("do not open each other's procedures", async () => {
    const answer = await fetch(`${origin}/trpc/operations.overview`);
    expect([answer.status, await codeOf(answer)]).toEqual([404, "NOT_FOUND"]);
  });
});

describe("what cannot be read", () => {
  it.each([
    ["broken JSON", "{"],
    ["nothing", ""],
    ["a megabyte", JSON.stringify({ json: { phone: "1".repeat(1_000_000) } })],
  ])("%s is bad input and says nothing about our insides", async (_name, body) => {
    const answer = await sendCode(json, body);
    const text = await answer.text();
    expect(answer.status).toBe(400);
    expect(text).toContain("BAD_INPUT");
    expect(text).not.toMatch(/stack|node_modules|SyntaxError/);
  });

  it("a callback without a signature hears failure and its code", async () => {
    const answer = await fetch(`${origin}/callbacks/alipay`, {
      method: "POST",
      body: "out_trade_no=1&trade_status=TRADE_SUCCESS",
    });
    expect([answer.status, await answer.text()]).toEqual([400, "failure CALLBACK_UNSIGNED"]);
  });
});

describe("health", () => {
  it("tells the truth about the stores", async () => {
    // A pool that has just been opened may need more than the second that is given.
    await expect
      .poll(async () => (await fetch(`${origin}/readyz`)).json(), { timeout: 10_000 })
      .toMatchObject({ ready: true, mysql: "up", redis: "up", breakers: { mysql: "closed", mail: "closed" } });
    const lost = openPlatform({ ...env, REDIS_URL: "redis://127.0.0.1:1" }, "test");
    const lame = createServer(handle(lost)).listen(0, "127.0.0.1");
    await new Promise((resolve) => lame.once("listening", resolve));
    const answer = await fetch(`http://127.0.0.1:${(lame.address() as AddressInfo).port}/readyz`);
    expect([answer.status, await answer.json()]).toMatchObject([503, { ready: false, mysql: "up", redis: "down" }]);
    lame.close();
    await lost.close();
  });

  it("metrics count the calls by procedure and answer", async () => {
    await sendCode(json);
    expect(await (await fetch(`${origin}/metrics`)).text()).toContain(
      'kaimu_request_seconds_count{procedure="identity.sendCode",code="BAD_INPUT"}',
    );
  });
});

describe("the file by which WeChat learns that a domain is ours", () => {
  it("is answered as the environment has it, and no other", async () => {
    const WECHAT_DOMAIN_FILE = "MP_verify_aB3dE.txt=aB3dE";
    const server = createServer(handle({ ...platform, env: { ...env, WECHAT_DOMAIN_FILE } }));
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const file = await fetch(`${at}/MP_verify_aB3dE.txt`);
    expect([file.status, file.headers.get("content-type"), await file.text()]).toEqual([
      ...[200, "text/plain; charset=utf-8", "aB3dE"],
    ]);
    for (const wrong of [`${at}/MP_verify_other.txt`, `${origin}/MP_verify_aB3dE.txt`])
      expect((await fetch(wrong)).status).toBe(404);
    server.close();
  });
});
