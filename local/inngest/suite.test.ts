/** The ops of the protocol, seen from functions of the real SDK. */
import type { Inngest } from "inngest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, startApp, until } from "./testing/app.ts";

const seen = new Map<string, number>();
const count = (key: string) => seen.set(key, (seen.get(key) ?? 0) + 1).get(key);

function functions(client: Inngest, on: (name: string) => string) {
  const callee = client.createFunction(
    { id: "callee", retries: 0, triggers: [{ event: on("callee") }] },
    async ({ event }) => {
      if (event.data.bad) throw new Error("callee is unwell");
      return { hello: event.data.x };
    },
  );
  return [
    callee,
    client.createFunction({ id: "plain", triggers: [{ event: on("plain") }] }, async ({ event }) => event.data),
    client.createFunction({ id: "steps", triggers: [{ event: on("steps") }] }, async ({ event, step }) => {
      const a = await step.run("a", () => ({ n: Number(event.data.n), times: count(`a ${event.data.n}`) }));
      await step.sleep("nap", "1s");
      const b = await step.run("b", () => count(`b ${event.data.n}`));
      return [a, b, count(`end ${event.data.n}`)];
    }),
    client.createFunction({ id: "until", triggers: [{ event: on("until") }] }, async ({ event, step }) => {
      await step.sleepUntil("then", new Date(event.data.at as number));
      return Date.now();
    }),
    client.createFunction({ id: "past", triggers: [{ event: on("past") }] }, async ({ step }) => {
      await step.sleepUntil("then", new Date(0));
      return "at once";
    }),
    client.createFunction({ id: "parallel", triggers: [{ event: on("parallel") }] }, async ({ event, step }) => {
      const branch = async (name: string) => {
        const first = await step.run(`${name} 1`, () => count(`${event.data.k} ${name} 1`));
        const second = await step.run(`${name} 2`, () => count(`${event.data.k} ${name} 2`));
        return `${name}${first}${second}`;
      };
      const both = await Promise.all([branch("x"), branch("y"), step.sleep("short", "1s")]);
      return [...both.slice(0, 2), await step.run("after", () => count(`${event.data.k} after`))];
    }),
    client.createFunction({ id: "race", triggers: [{ event: on("race") }] }, async ({ step, group }) => {
      const first = await group.parallel({ mode: "race" }, async () =>
        Promise.race([step.sleep("short", "1s").then(() => "short"), step.sleep("longer", "3s").then(() => "longer")]),
      );
      return [first, await step.run("after", () => Date.now())];
    }),
    client.createFunction({ id: "wait", triggers: [{ event: on("wait") }] }, async ({ step }) => {
      const go = await step.waitForEvent("go", {
        event: on("go"),
        timeout: "20s",
        if: "event.data.id == async.data.id && async.data.n > 3",
      });
      return go && { data: go.data, name: go.name };
    }),
    client.createFunction({ id: "wait-out", triggers: [{ event: on("wait-out") }] }, async ({ step }) =>
      step.waitForEvent("go", { event: on("go"), timeout: "1s", match: "data.id" }),
    ),
    client.createFunction({ id: "tell", triggers: [{ event: on("tell") }] }, async ({ event, step }) => {
      const { ids } = await step.sendEvent("s", [{ name: on("plain"), data: { from: event.data.id } }]);
      return ids;
    }),
    client.createFunction({ id: "invoke", triggers: [{ event: on("invoke") }] }, async ({ event, step }) => {
      try {
        return await step.invoke("i", { function: callee, data: event.data });
      } catch (error) {
        return `caught ${(error as Error).message}`;
      }
    }),
    client.createFunction({ id: "many", triggers: [{ event: on("many") }] }, async ({ step }) => {
      let sum = 0;
      for (let i = 0; i < 30; i++) sum += await step.run("one", () => count("many") ?? 0);
      return sum;
    }),
  ];
}

describe.concurrent("a durable function", { timeout: 30_000 }, () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp("suite", functions);
  });
  afterAll(() => app.stop());

  it("gets its event and gives its result", async () => {
    const run = await app.end(await app.send("plain", { a: [1, "二"] }));
    expect([run.status, run.output]).toEqual(["Completed", { a: [1, "二"] }]);
  });

  it("goes on after a sleep without repeating a step", async () => {
    const started = Date.now();
    const run = await app.end(await app.send("steps", { n: 1 }));
    expect(run.output).toEqual([{ n: 1, times: 1 }, 1, 1]);
    expect(Date.now() - started).toBeGreaterThanOrEqual(1000);
  });

  it("sleeps until a date, and not at all for one that is past", async () => {
    const at = Date.now() + 1500;
    const [later, past] = await Promise.all([app.send("until", { at }), app.send("past")]);
    expect((await app.end(past)).output).toBe("at once");
    const woke = (await app.end(later)).output as number;
    expect(woke).toBeGreaterThanOrEqual(at);
    expect(woke).toBeLessThan(at + 1500);
  });

  it("runs parallel branches, each step once", async () => {
    const run = await app.end(await app.send("parallel", { k: "p" }));
    expect(run.output).toEqual(["x11", "y11", 1]);
  });

  it("goes on with the first of a race before the other is done", async () => {
    const started = Date.now();
    const [first, after] = (await app.end(await app.send("race"))).output as [string, number];
    // The run itself ends with the loser: the SDK names its open steps instead of the result until then.
    expect(first).toBe("short");
    expect(after - started).toBeLessThan(2900);
  });

  it("waits for the event that fits its condition, not for others", async () => {
    const [five, six] = await Promise.all([app.send("wait", { id: 5 }), app.send("wait", { id: 6 })]);
    // A run listens only once its first call has come back, and no API tells when: so the event is sent until it is heard.
    const run = await until("run five heard its event", 15, async () => {
      await app.send("go", { id: 5, n: 1 });
      await app.send("go", { id: 5, n: 9 });
      return (await app.runsOf(five)).find((r) => r.ended_at);
    });
    expect(run.output).toEqual({ data: { id: 5, n: 9 }, name: app.on("go") });
    expect((await app.runsOf(six))[0]?.ended_at ?? null).toBeNull();
    await until("run six heard its event", 15, async () => {
      await app.send("go", { id: 6, n: 4 });
      return (await app.runsOf(six)).find((r) => r.ended_at);
    });
  });

  it("gets null when the event it waits for does not come in time", async () => {
    const run = await app.end(await app.send("wait-out", { id: "nobody" }));
    expect([run.status, run.output]).toEqual(["Completed", null]);
  });

  it("sends events that start other functions", async () => {
    const run = await app.end(await app.send("tell", { id: 77 }));
    const [id] = run.output as string[];
    expect((await app.end(id as string)).output).toEqual({ from: 77 });
  });

  it("invokes another function and gets its result, or its error to catch", async () => {
    const good = await app.end(await app.send("invoke", { x: 7 }));
    expect(good.output).toEqual({ hello: 7 });
    const bad = await app.end(await app.send("invoke", { bad: true }), 20);
    expect(bad.output).toMatch(/caught .*callee is unwell/);
  });

  it("runs thirty steps of one name in one go, each once", async () => {
    const run = await app.end(await app.send("many"));
    expect(run.output).toBe((30 * 31) / 2);
  });
});
