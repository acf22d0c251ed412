import { afterAll, afterEach, expect, it, vi } from "vitest";
import { openPlatform } from "../open-platform.ts";
import { newId } from "../platform/ids.ts";
import { eventually, testPlatform } from "../testing/test-platform.ts";
import { readBreakers, showBreakers } from "./breaker-board.ts";
import { readEnv } from "./env.ts";

const { platform } = testPlatform();
const elsewhere = openPlatform({ ...readEnv(), SMS_ENDPOINT: "http://127.0.0.1:9" }, "test");
afterAll(() => elsewhere.close());
afterEach(() => void vi.useRealTimers());

const sms = async () => (await readBreakers(platform)).find(({ name }) => name === "sms");

/** Another process whose breaker for SMS is open, and the end of it. */
async function openElsewhere(): Promise<{ name: string; stop: () => void }> {
  const name = `worker-${newId().slice(0, 8)}`;
  const message = { phone: "13800000000", template: "LOGIN_CODE", params: { code: "1" } } as const;
  for (let n = 0; n < 6; n++) await elsewhere.sms.send({ ...message, messageId: newId() }).catch(() => undefined);
  return { name, stop: showBreakers(elsewhere, name, newId()) };
}

it("operators see a breaker that is open in another process, and which, until that process is gone", async () => {
  const { name, stop } = await openElsewhere();
  const row = await eventually(async () => {
    const now = await sms();
    return now?.where.includes(name) && now;
  });
  expect(row.state).toBe("open");
  expect((await readBreakers(platform)).map((one) => one.name)).toEqual([
    ...["mysql", "redis", "typesense", "alipay", "wechat", "wechatSignIn", "sms", "mail", "invoicing"],
  ]);
  stop();
  await eventually(async () => !(await sms())?.where.includes(name));
});

it("they see it as well when the clocks of their hosts differ by minutes", async () => {
  const { name, stop } = await openElsewhere();
  await eventually(async () => (await sms())?.where.includes(name));
  for (const minutes of [10, -10]) {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + minutes * 60_000 });
    expect((await sms())?.where).toContain(name);
    vi.useRealTimers();
  }
  stop();
});

it("with Redis away a process still tells of its own", async () => {
  const away = openPlatform({ ...readEnv(), REDIS_URL: "redis://127.0.0.1:1" }, "test");
  await Promise.allSettled(Array.from({ length: 6 }, () => away.redis.get("x")));
  expect((await readBreakers(away)).find(({ name }) => name === "redis")).toEqual({
    name: "redis",
    state: "open",
    where: ["here"],
  });
  await away.close();
});
