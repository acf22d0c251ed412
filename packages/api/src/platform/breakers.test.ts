import { isUnreachable } from "@kaimu/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Context } from "../context.ts";
import { invoicingOf } from "../finance/invoices/issue-invoice.ts";
import { openPlatform } from "../open-platform.ts";
import { gatewayOf } from "../payment/gateway.ts";
import { exchangeCode } from "../payment/wechat/exchange-code.ts";
import { webRouter } from "../router/web.ts";
import { createBuyer, createOrder, createShow, type TestShow } from "../testing/factories.ts";
import { type FaultyWay, faultyWay } from "../testing/faulty-way.ts";
import { paymentSandbox } from "../testing/payment-sandbox.ts";
import { eventually, testPlatform } from "../testing/test-platform.ts";
import { callerFactory, refusalOf } from "../trpc.ts";
import { type BreakerName, breakerNames } from "./breaker.ts";
import { type Env, readEnv } from "./env.ts";
import type { ErrorCode } from "./errors.ts";
import { newId } from "./ids.ts";

/*
 * A platform whose every store and third party is reached over a way that the test breaks for real. Each breaker is opened, the rest is
 * seen to go on, and the breaker closes by itself when the way is whole again.
 */
const { system } = testPlatform();
const addresses = {
  mysql: "DATABASE_URL",
  redis: "REDIS_URL",
  typesense: "TYPESENSE_URL",
  alipay: "ALIPAY_GATEWAY",
  wechat: "WECHAT_GATEWAY",
  wechatSignIn: "WECHAT_API_ORIGIN",
  sms: "SMS_ENDPOINT",
  mail: "SMTP_URL",
  invoicing: "INVOICE_ENDPOINT",
} as const satisfies Record<BreakerName, keyof Env>;

const ways = {} as Record<BreakerName, FaultyWay>;
let platform: ReturnType<typeof openPlatform>;
let ctx: Context;
let show: TestShow;
let accountId: string;

beforeAll(async () => {
  const env: Record<string, string | undefined> = { ...process.env };
  for (const name of breakerNames) {
    const at = new URL(env[addresses[name]] as string);
    ways[name] = await faultyWay({ host: at.hostname, port: Number(at.port) });
    at.port = String(ways[name].port);
    at.hostname = "127.0.0.1";
    env[addresses[name]] = at.href.replace(/\/$/, "");
  }
  platform = openPlatform(readEnv(env), "test");
  accountId = await createBuyer(system);
  show = await createShow(system.db, { places: 500, perAccountLimit: 40 });
  ctx = { ...platform, who: { kind: "buyer", accountId }, address: newId(), channel: "web" };
});
afterAll(async () => {
  await platform.close();
  await Promise.all(Object.values(ways).map((way) => way.close()));
});

const calls = (buyer = accountId) =>
  callerFactory(webRouter)({ ...ctx, who: { kind: "buyer", accountId: buyer }, address: newId() });
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => "OK",
    (error) => refusalOf(error).code,
  );
const phone = () => `136${String(Math.random()).slice(2, 10)}`;
const anHold = (buyer = accountId) =>
  calls(buyer).inventory.hold({
    performanceId: show.performanceId,
    clientKey: newId(),
    items: [{ offerId: show.standard, quantity: 1 }],
  });
const aMail = () =>
  ctx.mail?.send({ to: "a@example.com", subject: "s", text: "t", html: "h", messageId: newId() }) ?? Promise.resolve();

/** A call that needs this store or third party, and nothing else that matters here. */
const needs: Record<BreakerName, () => Promise<unknown>> = {
  mysql: () => ctx.db.$queryRaw`SELECT 1`,
  redis: () => ctx.redis.get("nothing"),
  typesense: () => ctx.search.breaker.run(() => ctx.search.ask.health.retrieve()),
  alipay: () => gatewayOf(ctx, { credential: "ALIPAY" }).query(newId()),
  wechat: () => gatewayOf(ctx, { credential: "WECHAT" }).query("W1"),
  wechatSignIn: () => exchangeCode(ctx, { appId: "wx1", secret: "none", code: "none" }),
  sms: () => ctx.sms.send({ phone: phone(), template: "LOGIN_CODE", params: { code: "1" }, messageId: newId() }),
  mail: aMail,
  invoicing: () => invoicingOf(ctx).reverse(newId()),
};

/** What callers hear instead of BUSY. */
const refusals: Partial<Record<BreakerName, ErrorCode>> = {
  alipay: "GATEWAY_UNAVAILABLE",
  wechat: "GATEWAY_UNAVAILABLE",
  wechatSignIn: "WECHAT_SIGN_IN_UNAVAILABLE",
};

async function open(name: BreakerName, how: "cut" | "mute" = "cut"): Promise<void> {
  await ways[name].breakIt(how);
  await eventually(async () => {
    await Promise.allSettled(Array.from({ length: 6 }, needs[name]));
    return ctx.breakers[name].state === "open";
  });
  // Should a probe be due, this is it and waits for an answer; who comes next is refused at once.
  await needs[name]().catch(() => undefined);
}

async function mend(name: BreakerName): Promise<void> {
  await ways[name].mend();
  await eventually(async () => {
    await needs[name]().catch(() => undefined);
    return ctx.breakers[name].state === "closed";
  }, 20_000);
}

async function inMs(call: Promise<unknown>): Promise<number> {
  const start = performance.now();
  await call;
  return performance.now() - start;
}

/** All breakers but this one: still closed. */
function othersClosed(name: BreakerName): boolean {
  return breakerNames.every((other) => other === name || ctx.breakers[other].state === "closed");
}

describe("with all ways whole", () => {
  it("every breaker is closed, and refusals, duplicate keys and bad questions leave it so", async () => {
    const bad = Array.from({ length: 12 }, () => [
      ctx.db.account.create({ data: { id: accountId, audience: "buyer", displayName: "twice" } }),
      ctx.db.$queryRaw`SELECT * FROM no_such_table`,
      ctx.redis.call("NO_SUCH_COMMAND"),
      ctx.search.breaker.run(() => ctx.search.ask.collections("none").retrieve()),
      ctx.mail?.send({ to: "bounce@example.com", subject: "s", text: "t", html: "h", messageId: newId() }),
    ]).flat();
    const outcomes = await Promise.allSettled(bad);
    expect(outcomes.every(({ status }) => status === "rejected")).toBe(true);
    expect(breakerNames.map((name) => ctx.breakers[name].state)).toEqual(breakerNames.map(() => "closed"));
  });
});

describe.each(breakerNames)("with the way to %s cut", (name) => {
  it("its breaker opens, callers hear at once, the other breakers stay closed, and it closes when the way is whole", async () => {
    await open(name);
    const refusal = await needs[name]().catch((error: unknown) => refusalOf(error));
    expect(refusal).toMatchObject({ code: refusals[name] ?? "BUSY" });
    expect(await inMs(Promise.allSettled(Array.from({ length: 100 }, needs[name])))).toBeLessThan(250);
    expect(othersClosed(name)).toBe(true);
    await mend(name);
    expect(await codeOf(needs[name]())).not.toBe("BUSY");
  });
});

it("MySQL: whose transaction breaks in the middle hears that nothing is decided, and may ask again", async () => {
  const broken = ctx.batches.inTransaction(async (tx) => {
    await tx.select("SELECT 1", []);
    await ways.mysql.breakIt("cut");
    await tx.select("SELECT 1", []);
  });
  expect(await broken.catch((error: unknown) => isUnreachable(error))).toBe(true);
  await mend("mysql");
});

describe("what goes on without", () => {
  it("Typesense: shows are found in the database, and buying does not notice", async () => {
    await open("typesense");
    expect((await calls().search.find({})).degraded).toBe(true);
    expect(await codeOf(anHold())).toBe("OK");
    await mend("typesense");
  });

  it("Alipay: an order is placed and its cashier's address given; asking for the money says so at once, and works later", async () => {
    await open("alipay");
    const order = await createOrder(ctx, show, { accountId });
    const way = await calls().payment.start({ orderId: order.id, gateway: "alipay", device: "desktop" });
    expect(way).toMatchObject({ kind: "redirect", url: expect.stringContaining("alipay.trade.page.pay") });
    expect(await codeOf(calls().payment.check({ orderId: order.id }))).toBe("GATEWAY_UNAVAILABLE");
    expect((await calls().ordering.order({ orderId: order.id })).state).toBe("awaiting_payment");
    await mend("alipay");
    const sandbox = paymentSandbox(ctx);
    await sandbox.pay(await sandbox.enterCashier({ orderId: order.id, accountId }));
    expect((await calls().payment.check({ orderId: order.id })).state).toBe("paid");
  });

  it("SMS: no login code, but holds and orders as ever", async () => {
    await open("sms");
    expect(await codeOf(calls().identity.sendCode({ phone: phone() }))).toBe("BUSY");
    expect(await codeOf(createOrder(ctx, show, { accountId }))).toBe("OK");
    await mend("sms");
  });

  it("mail: a letter fails at once, to be sent again by its job; orders as ever", async () => {
    await open("mail");
    expect(await codeOf(aMail())).toBe("BUSY");
    expect(await codeOf(createOrder(ctx, show, { accountId }))).toBe("OK");
    await mend("mail");
    expect(await codeOf(aMail())).toBe("OK");
  });

  it("Redis: shows are still read from the database; a hold and a login code are refused at once, never let through unlimited", async () => {
    await open("redis");
    expect((await calls().catalogue.event({ eventId: show.eventId })).id).toBe(show.eventId);
    expect(await inMs(codeOf(anHold()))).toBeLessThan(500);
    expect(await codeOf(anHold())).toBe("BUSY");
    expect(await codeOf(calls().identity.sendCode({ phone: phone() }))).toBe("BUSY");
    await mend("redis");
    expect(await eventually(async () => (await codeOf(anHold())) === "OK")).toBe(true);
  });

  it("MySQL: an order is refused at once; Redis still answers, and all is well afterwards", async () => {
    const held = await anHold();
    const another = await createBuyer(system);
    await open("mysql");
    const place = () =>
      calls().ordering.place({
        performanceId: show.performanceId,
        holdId: held.id,
        clientKey: held.id,
        expectedTotalFen: show.priceFen,
      });
    expect(await inMs(codeOf(place()))).toBeLessThan(500);
    expect(await codeOf(place())).toBe("BUSY");
    expect(await codeOf(calls().inventory.letGo({ performanceId: show.performanceId, holdId: newId() }))).toBe("OK");
    // The terms of a sale that runs are remembered: seats are read and held as ever, the order has to wait.
    expect(await codeOf(calls().inventory.availability({ performanceId: show.performanceId }))).toBe("OK");
    expect(await codeOf(anHold(another))).toBe("OK");
    await mend("mysql");
    expect(await codeOf(place())).toBe("OK");
  });
});

describe("a store that takes connections and never answers", () => {
  it("Redis: nobody waits longer than its time, and after that nobody waits", async () => {
    await open("redis", "mute");
    expect(await inMs(codeOf(needs.redis()))).toBeLessThan(100);
    await mend("redis");
  });
});
