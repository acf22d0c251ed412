/** What starts, what does not, and how much at once. */
import { Inngest } from "inngest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, REAL, startApp, until } from "./testing/app.ts";

const running = new Map<string, number>();
const most = new Map<string, number>();
const ran: unknown[] = [];

async function busy(key: string): Promise<void> {
  running.set(key, (running.get(key) ?? 0) + 1);
  most.set(key, Math.max(most.get(key) ?? 0, running.get(key) ?? 0));
  await new Promise((resolve) => setTimeout(resolve, 60));
  running.set(key, (running.get(key) ?? 0) - 1);
}

function functions(client: Inngest, on: (name: string) => string) {
  return [
    client.createFunction({ id: "plain", triggers: [{ event: on("plain") }] }, async ({ event }) => {
      ran.push(event.data.mark);
    }),
    client.createFunction(
      { id: "picky", triggers: [{ event: on("picky"), if: "event.data.n > 3" }] },
      async ({ event }) => event.data.n,
    ),
    client.createFunction(
      { id: "once", idempotency: "event.data.k", triggers: [{ event: on("once") }] },
      async ({ event }) => {
        ran.push(`once ${event.data.k}`);
      },
    ),
    client.createFunction(
      {
        id: "cancelled",
        cancelOn: [{ event: on("stop"), if: "event.data.id == async.data.id" }],
        triggers: [{ event: on("cancelled") }],
      },
      async ({ event, step }) => {
        await step.run("begin", () => ran.push(`begin ${event.data.id}`));
        await step.sleep("long", "4s");
        await step.run("finish", () => ran.push(`finish ${event.data.id}`));
      },
    ),
    client.createFunction({ id: "two", concurrency: 2, triggers: [{ event: on("two") }] }, async ({ step }) => {
      await step.run("a", () => busy("two"));
      await step.run("b", () => busy("two"));
    }),
    client.createFunction(
      {
        id: "keyed",
        concurrency: [{ limit: 1, key: "event.data.k" }, { limit: 3 }],
        triggers: [{ event: on("keyed") }],
      },
      async ({ event, step }) => {
        await step.run("a", () => Promise.all([busy(`keyed ${event.data.k}`), busy("keyed")]));
      },
    ),
    client.createFunction({ id: "later", triggers: [{ event: on("later") }] }, async () => Date.now()),
  ];
}

describe.concurrent("events and limits", { timeout: 30_000 }, () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp("flow", functions);
  });
  afterAll(() => app.stop());

  it("an event id that comes twice starts one run", async () => {
    const id = `dup-${Math.random()}`;
    await app.send("plain", { mark: "dup" }, { id });
    await app.send("plain", { mark: "dup" }, { id });
    await app.end(await app.send("plain", { mark: "after dup" }));
    await until("the run has been", 5, () => ran.includes("dup"));
    expect(ran.filter((mark) => mark === "dup")).toHaveLength(1);
  });

  it("a request with a seed that is sent again starts nothing new and answers the same ids", async () => {
    const seed = `${Date.now()},${Buffer.from(crypto.getRandomValues(new Uint8Array(10))).toString("base64")}`;
    const body = JSON.stringify([1, 2].map((n) => ({ name: app.on("plain"), data: { mark: `seeded ${n}` } })));
    const send = async () => {
      const headers = { "content-type": "application/json", "x-inngest-event-id-seed": seed };
      const answer = await fetch(`${app.server}/e/test`, { method: "POST", headers, body });
      return ((await answer.json()) as { ids: string[] }).ids;
    };
    const first = await send();
    const again = await send();
    expect(again).toEqual(first);
    expect(new Set(first).size).toBe(2);
    await app.end(await app.send("plain", { mark: "after seeded" }));
    await until("both have been", 5, () => ran.includes("seeded 1") && ran.includes("seeded 2"));
    expect(ran.filter((mark) => `${mark}`.startsWith("seeded"))).toHaveLength(2);
  });

  it("an idempotency key starts one run, another key another", async () => {
    await Promise.all(["x", "x", "y", "x"].map((k) => app.send("once", { k })));
    await until("both keys have been", 10, () => ran.includes("once x") && ran.includes("once y"));
    await app.end(await app.send("plain", { mark: "after once" }));
    expect(ran.filter((mark) => `${mark}`.startsWith("once"))).toHaveLength(2);
  });

  it("a trigger's condition is kept", async () => {
    const [low, high] = await Promise.all([app.send("picky", { n: 3 }), app.send("picky", { n: 4 })]);
    expect((await app.end(high)).output).toBe(4);
    expect(await app.runsOf(low)).toEqual([]);
  });

  it("an event cancels the run it names and no other", async () => {
    const [one, two] = await Promise.all([app.send("cancelled", { id: 1 }), app.send("cancelled", { id: 2 })]);
    await until("both have begun", 10, () => ran.includes("begin 1") && ran.includes("begin 2"));
    await app.send("stop", { id: 1 });
    expect((await app.end(one)).status).toBe("Cancelled");
    expect((await app.end(two)).status).toBe("Completed");
    expect(ran).not.toContain("finish 1");
    expect(ran).toContain("finish 2");
  });

  it("never more at once than a function's limit", async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => app.send("two")));
    await Promise.all(ids.map((id) => app.end(id, 18)));
    expect(most.get("two")).toBe(2);
  });

  it("never more at once than its limit for a key, nor than that for all keys", async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, (_, i) => app.send("keyed", { k: i % 4 })));
    await Promise.all(ids.map((id) => app.end(id, 18)));
    expect([0, 1, 2, 3].map((k) => most.get(`keyed ${k}`))).toEqual([1, 1, 1, 1]);
    expect(most.get("keyed")).toBeLessThanOrEqual(3);
  });

  it("an event of the future starts its run then", async () => {
    const ts = Date.now() + 1200;
    const run = await app.end(await app.send("later", {}, { ts }));
    expect(run.output).toBeGreaterThanOrEqual(ts);
  });

  it("an event without a name, or with a reserved one, is refused", async () => {
    const post = (body: string) => fetch(`${app.server}/e/test`, { method: "POST", body });
    expect((await post(JSON.stringify({ data: {} }))).status).toBe(400);
    expect((await post(JSON.stringify({ name: "inngest/function.failed" }))).status).toBe(400);
    expect((await post("{")).status).toBe(400);
  });
});

describe.skipIf(REAL)("cron (the real server's clock cannot be set, and its shortest cron is a minute)", () => {
  it("ticks on the full minute, in the zone it names", { timeout: 10_000 }, async () => {
    const minute = 60_000;
    const ahead = minute - (Date.now() % minute) - 700;
    const now = () => Date.now() + ahead;
    const ticks: { at: number; cron: unknown; scheduled: string }[] = [];
    const noon = new Date(Math.ceil(now() / minute) * minute);
    const shanghai = (noon.getUTCHours() + 8) % 24;
    const here = `TZ=Asia/Shanghai ${noon.getUTCMinutes()} ${shanghai} * * *`;
    const elsewhere = `${noon.getUTCMinutes()} ${shanghai} * * *`;
    const app = await startApp(
      "cron",
      (client) =>
        ["* * * * *", here, elsewhere].map((cron, i) =>
          client.createFunction({ id: `c${i}`, triggers: [{ cron }] }, async ({ event }) => {
            ticks.push({ at: now(), cron, scheduled: `${(event.data as Record<string, unknown>).scheduledAt}` });
          }),
        ),
      { now },
    );
    await until("two ticks", 5, () => ticks.length >= 2);
    await app.stop();
    expect(ticks.map((tick) => tick.cron).sort()).toEqual(["* * * * *", here]);
    expect(ticks[0]?.at).toBeGreaterThanOrEqual(noon.getTime());
    expect(ticks[0]?.scheduled).toBe(noon.toISOString().replace(".000Z", "Z"));
  });
});

describe.skipIf(REAL)("what the stand-in does not do", () => {
  it("refuses a function that asks for it, by name, and keeps running what it has", async () => {
    const app = await startApp("refuse", (client, on) => [
      client.createFunction({ id: "good", triggers: [{ event: on("good") }] }, async () => "still here"),
    ]);
    const asks = { throttle: { limit: 1, period: "1m" } } as const;
    const wrong = startApp("refuse", (_, on) => [
      new Inngest({ id: "other", isDev: true }).createFunction(
        { id: "bad", ...asks, triggers: [{ event: on("bad") }] },
        async () => {},
      ),
    ]);
    await expect(wrong).rejects.toThrow(/bad cannot run on the Inngest stand-in[\s\S]*throttle/);
    expect((await app.end(await app.send("good"))).output).toBe("still here");
    await app.stop();
  });
});
