import { describe, expect, it } from "vitest";
import type { Context } from "../context.ts";
import { openPlatform } from "../open-platform.ts";
import { readEnv } from "../platform/env.ts";
import { newId } from "../platform/ids.ts";
import { webRouter } from "../router/web.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import { newClient } from "./client.ts";
import { deviceOf, newDeviceCookie } from "./device.ts";
import { guardCall } from "./guard.ts";
import { limitHeaders } from "./limit-headers.ts";
import { guarded, type LimitName, limits } from "./limits.ts";
import { rateLimit } from "./rate-limit.ts";

const { platform, contextFor } = testPlatform();
const from = (o: Partial<Context> = {}) => contextFor({ kind: "anonymous" }, { address: newId(), ...o });
const allowed = async (calls: Promise<unknown>[]) =>
  (await Promise.allSettled(calls)).filter(({ status }) => status === "fulfilled").length;

describe("a limit", () => {
  it("lets just so many through in its window, one after the other or all at once", async () => {
    const ctx = from();
    const key = newId();
    for (let n = 0; n < limits.order.max; n++) await rateLimit(ctx, "order", key);
    expect(await refusalCode(rateLimit(ctx, "order", key))).toBe("TOO_MANY_REQUESTS");
    const other = newId();
    expect(await allowed(Array.from({ length: 100 }, () => rateLimit(ctx, "order", other)))).toBe(limits.order.max);
  });

  it("holds over all processes, however the calls fall on them", async () => {
    const others = Array.from({ length: 3 }, () => openPlatform(readEnv(), "test"));
    const ctxs = [from(), ...others.map((one) => ({ ...from(), redis: one.redis }))];
    const key = newId();
    const calls = Array.from({ length: 4 * 1_200 }, (_, n) => rateLimit(ctxs[n % 4] as Context, "hold-no-device", key));
    const through = (await Promise.allSettled(calls)).filter(
      // A challenge is asked only of calls that are within the limit.
      (call) => call.status === "fulfilled" || /CHALLENGE/.test(String(call.reason)),
    ).length;
    expect(through).toBe(limits["hold-no-device"].max);
    await Promise.all(others.map((one) => one.close()));
  });

  it("tells who is refused for how long, in the same words for all of them", async () => {
    const ctx = from();
    const refusals = await Promise.all(
      (["order", "code-minute"] as const).map(async (name) => {
        const key = newId();
        for (let n = 0; n < limits[name].max; n++) await rateLimit(ctx, name, key);
        return rateLimit(ctx, name, key).catch((error) => error);
      }),
    );
    for (const { code, facts } of refusals) {
      expect(code).toBe("TOO_MANY_REQUESTS");
      expect(facts.retryAfterSeconds).toBeGreaterThan(50);
      expect(facts.retryAfterSeconds).toBeLessThanOrEqual(60);
    }
  });

  it("does not ask Redis again for who is over it, nor for each call of a crowd behind one address", async () => {
    const asked = async () =>
      Number((await platform.redis.info("commandstats")).match(/cmdstat_evalsha:calls=(\d+)/)?.[1]);
    const ctx = from();
    const before = await asked();
    for (let n = 0; n < 2_000; n++) await rateLimit(ctx, "hold-address", ctx.address);
    const key = newId();
    for (let n = 0; n < limits.order.max + 500; n++) await rateLimit(ctx, "order", key).catch(() => undefined);
    // Other test files ask this Redis as well.
    expect((await asked()) - before).toBeLessThan(1_000);
  });

  it("refuses as busy with Redis away what spends, and lets through what only reads", async () => {
    const away = openPlatform({ ...readEnv(), REDIS_URL: "redis://127.0.0.1:1" }, "test");
    const ctx = { ...from(), redis: away.redis };
    expect(await refusalCode(rateLimit(ctx, "order", newId()))).toBe("BUSY");
    expect(await refusalCode(rateLimit(ctx, "search-find", newId()))).toBe("no refusal");
    await away.close();
  });

  it("is told in the standard's headers", async () => {
    const ctx = from({ client: newClient() });
    const key = newId();
    for (let n = 0; n < 3; n++) await rateLimit(ctx, "order", key);
    await rateLimit(ctx, "payment-check", key);
    expect(limitHeaders(ctx.client?.standings.slice(2) ?? [])).toEqual({
      "ratelimit-policy": '"order";q=20;w=60, "payment-check";q=30;w=60',
      ratelimit: expect.stringMatching(/^"order";r=17;t=(59|60), "payment-check";r=29;t=(59|60)$/),
    });
    expect(limitHeaders([])).toBeUndefined();
  });
});

describe("the guard before a hold", () => {
  const path = "inventory.hold";
  const many = async (n: number, one: () => Promise<unknown>) => {
    const codes: Record<string, number> = {};
    for (let i = 0; i < n; i++) {
      const code = await refusalCode(one());
      codes[code] = (codes[code] ?? 0) + 1;
    }
    return codes;
  };

  it("stands before procedures that exist", () => {
    for (const procedure of Object.keys(guarded)) expect(Object.keys(webRouter._def.procedures)).toContain(procedure);
  });

  it("lets a hundred people behind one address buy, each with a device of his own", async () => {
    const address = newId();
    const codes = await many(300, () =>
      guardCall(from({ address, client: newClient(newId()) }), { path, accountId: newId() }),
    );
    expect(codes).toEqual({ "no refusal": 300 });
  });

  it("stops an account on a hundred devices and addresses at its own limit", async () => {
    const accountId = newId();
    const codes = await many(100, () => guardCall(from({ client: newClient(newId()) }), { path, accountId }));
    expect(codes).toEqual({ "no refusal": limits["hold-account"].max, TOO_MANY_REQUESTS: 70 });
  });

  it("asks a device that many accounts use to solve a challenge, and stops it at its own limit", async () => {
    const device = newId();
    const codes = await many(100, () => guardCall(from({ client: newClient(device) }), { path, accountId: newId() }));
    expect(codes["no refusal"]).toBe(5);
    expect((codes["no refusal"] ?? 0) + (codes.CHALLENGE_REQUIRED ?? 0)).toBeLessThanOrEqual(limits["hold-device"].max);
    expect(codes.TOO_MANY_REQUESTS).toBeGreaterThanOrEqual(40);
  });

  it("asks those of one address who show no device to solve a challenge when they are many", async () => {
    const address = newId();
    const codes = await many(150, () =>
      guardCall(from({ address, client: newClient() }), { path, accountId: newId() }),
    );
    expect(codes["no refusal"]).toBe(limits["hold-no-device"].challengeFrom);
    expect(codes.CHALLENGE_REQUIRED).toBe(30);
  });
});

describe("a buyer alone with his device and address", () => {
  it("costs Redis one command, which looks up his session as well", async () => {
    const sent: string[] = [];
    const redis = new Proxy(platform.redis, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        return (...args: unknown[]) => {
          sent.push(String(name));
          return value.apply(target, args);
        };
      },
    });
    const accountId = newId();
    const alongside = `session:{${accountId}}`;
    await platform.redis.set(alongside, 7, "EX", 60);
    // The script is known to the server from here on.
    await rateLimit(from(), "hold-account", newId());
    const ctx = from({ redis, client: newClient(newId()) });
    expect(await guardCall(ctx, { path: "inventory.hold", accountId, alongside })).toBe("7");
    expect(sent).toEqual(["evalsha"]);
    expect(ctx.client?.standings.map(({ name }) => name).sort()).toEqual([
      "hold-account",
      "hold-address",
      "hold-device",
    ]);
    // What he has of his share is not asked for again: only the session is.
    expect(await guardCall(ctx, { path: "inventory.hold", accountId, alongside })).toBe("7");
    expect(sent).toEqual(["evalsha", "get"]);
  });

  it("is counted afterwards for what was let through without asking, when his device turns out to have other accounts", async () => {
    const device = newId();
    const as = (accountId: string) =>
      guardCall(from({ client: newClient(device) }), { path: "inventory.hold", accountId });
    const first = newId();
    for (let n = 0; n < 20; n++) await as(first);
    await as(newId());
    expect(Number(await platform.redis.get(`limit:{${device}}:hold-device`))).toBeGreaterThanOrEqual(21);
    expect(await platform.redis.scard(`device:{${device}}:hold`)).toBe(2);
  });
});

describe("a device's cookie", () => {
  const secret = platform.env.AUTH_SECRET;
  const valueOf = (header: string) => header.split(";")[0]?.split("=").slice(1).join("=");

  it("is known again, hidden from scripts, and nobody makes one up", () => {
    const header = newDeviceCookie(secret, true);
    expect(header).toMatch(/^kaimu\.device=[\w.-]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/);
    const value = valueOf(header) as string;
    const id = deviceOf(secret, value);
    expect(id).toMatch(/^[\w-]{36}$/);
    expect(deviceOf(secret, value)).toBe(id);
    expect(valueOf(newDeviceCookie(secret, false))).not.toBe(value);
    const [, signature] = value.split(".");
    for (const forged of [`${newId()}.${signature}`, `${id}.`, `${id}`, "", undefined, "x".repeat(5_000)])
      expect(deviceOf(secret, forged)).toBeUndefined();
    expect(deviceOf(Buffer.alloc(32).toString("base64"), value)).toBeUndefined();
  });
});

it("every limit says what it counts, and asks for challenges before it refuses", () => {
  for (const [name, limit] of Object.entries(limits) as [LimitName, { max: number; challengeFrom?: number }][]) {
    expect(limit.challengeFrom ?? 1, name).toBeLessThanOrEqual(limit.max);
  }
});
