import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { openPlatform, type Platform, readEnv } from "@kaimu/api";
import { afterAll, describe, expect, it } from "vitest";
import { handle } from "./handle.ts";
import { kindOf, shedder } from "./shed.ts";

const env = readEnv();
const platform = openPlatform(env, "test");
afterAll(() => platform.close());
const closing: (() => void)[] = [];
afterAll(() => closing.map((close) => close()));

async function gatewayOn(platform: Platform): Promise<string> {
  const server = createServer(handle(platform));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A platform whose session store keeps everyone waiting until it is let go. */
function stuckPlatform() {
  let letGo = () => {};
  let asked = 0;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const db = new Proxy(platform.db, {
    get(target, name) {
      if (name !== "event") return Reflect.get(target, name);
      asked += 1;
      return { findMany: () => gate.then(() => []), count: () => gate.then(() => 0) };
    },
  });
  return { platform: { ...platform, db }, letGo, asked: () => asked };
}

describe("a gateway that has too much in its hands", () => {
  it("says busy at once and for how long, before it has asked or read anything; and serves again when it can", async () => {
    const stuck = stuckPlatform();
    const origin = await gatewayOn(stuck.platform);
    const read = () => fetch(`${origin}/trpc/catalogue.events?input=%7B%22json%22%3A%7B%7D%7D`);
    const taken = Array.from({ length: 400 }, read);
    const first = await Promise.race(taken);
    expect(first.status).toBe(503);
    expect(first.headers.get("retry-after")).toMatch(/^[123]$/);
    expect(await first.json()).toMatchObject({
      error: { json: { message: "BUSY", data: { httpStatus: 503, refusal: { code: "BUSY", facts: {} } } } },
    });
    const asked = stuck.asked();
    for (let n = 0; n < 20; n++) expect((await read()).status).toBe(503);
    expect(stuck.asked()).toBe(asked);

    // A callback is money on its way; health and metrics are how somebody learns of the trouble.
    const callback = await fetch(`${origin}/callbacks/alipay`, { method: "POST", body: "out_trade_no=1" });
    expect(await callback.text()).toContain("CALLBACK_UNSIGNED");
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${origin}/metrics`)).text()).toMatch(/kaimu_shed_total\{kind="read"\} [1-9]/);
    // Who has seats in hand and operators are still heard: they are told to sign in, not that we are busy.
    const json = { "content-type": "application/json" };
    expect((await fetch(`${origin}/trpc/ordering.place`, { method: "POST", headers: json })).status).not.toBe(503);
    expect((await fetch(`${origin}/trpc/operations.overview`, { headers: { "x-kaimu-audience": "ops" } })).status).toBe(
      401,
    );

    stuck.letGo();
    await Promise.all(taken);
    await expect.poll(async () => (await read()).status, { timeout: 10_000 }).toBe(200);
  });
});

describe("what goes first", () => {
  const of = (path: string, door?: string) =>
    kindOf({ headers: door ? { "x-kaimu-audience": door } : {} } as unknown as IncomingMessage, path);

  it("is reading; then beginning; finishing a purchase and operators last; callbacks and health never", () => {
    expect(
      ["/trpc/search.find", "/trpc/catalogue.event", "/trpc/admission.place", "/seats/state/1"].map((p) => of(p)),
    ).toEqual(Array(4).fill("read"));
    expect(["/trpc/inventory.hold", "/trpc/admission.join", "/trpc/identity.sendCode"].map((p) => of(p))).toEqual(
      Array(3).fill("begin"),
    );
    expect(["/trpc/ordering.place", "/trpc/payment.start", "/trpc/inventory.letGo"].map((p) => of(p))).toEqual(
      Array(3).fill("finish"),
    );
    expect(of("/trpc/operations.overview", "ops")).toBe("finish");
    expect(["/callbacks/alipay", "/healthz", "/readyz", "/metrics"].map((p) => of(p))).toEqual(
      Array(4).fill(undefined),
    );
  });

  it("leaves room for a hold where reads are turned away, and for an order where holds are", () => {
    const work = shedder(platform.log, { floor: 100, start: 100 });
    closing.push(work.close);
    const take = (kind: "read" | "begin" | "finish") => {
      let taken = 0;
      while (work.begin(kind)) taken += 1;
      return taken;
    };
    expect([take("read"), take("begin"), take("finish")]).toEqual([80, 20, 300]);
  });

  it("serves fewer while it turns a great crowd away, and as many as before when that is gone", async () => {
    const work = shedder(platform.log, { floor: 100, start: 100 });
    closing.push(work.close);
    const atOnce = () => {
      let taken = 0;
      while (work.begin("begin")) taken += 1;
      for (let n = 0; n < taken; n++) work.end("begin", 1);
      return taken;
    };
    const response = { writeHead: () => response, end: () => response } as unknown as ServerResponse;
    expect(atOnce()).toBe(100);
    for (let n = 0; n < 4_000; n++) work.turnAway("begin", response);
    await expect.poll(atOnce, { interval: 20 }).toBeLessThan(50);
    await expect.poll(atOnce, { interval: 20 }).toBeGreaterThanOrEqual(100);
  });

  it("decides in well under a millisecond", () => {
    const work = shedder(platform.log, { start: 100 });
    closing.push(work.close);
    while (work.begin("begin"));
    const began = performance.now();
    for (let n = 0; n < 10_000; n++) work.begin("begin");
    expect((performance.now() - began) / 10_000).toBeLessThan(0.05);
  });
});
