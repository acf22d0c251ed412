/** What goes wrong in functions and steps, and who is told. */
import { type Inngest, NonRetriableError, RetryAfterError } from "inngest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, REAL, startApp, until } from "./testing/app.ts";

const calls = new Map<string, number[]>();
/** Notes that `key` ran with this attempt; answers how often it has run. */
const note = (key: string, attempt = 0) => {
  calls.set(key, [...(calls.get(key) ?? []), attempt]);
  return calls.get(key)?.length ?? 0;
};
const failures: { key: unknown; error: string; runId: string }[] = [];

function functions(client: Inngest, on: (name: string) => string) {
  return [
    client.createFunction(
      { id: "flaky", retries: 3, triggers: [{ event: on("flaky") }] },
      async ({ step, attempt }) => {
        await step.run("sure", () => note("sure"));
        const n = await step.run("flaky", () => {
          if (note("flaky", attempt) < 3) throw new RetryAfterError("again", "1s");
          return "third time";
        });
        return [n, await step.run("next", () => note("next", attempt))];
      },
    ),
    client.createFunction(
      { id: "fn-flaky", retries: 2, triggers: [{ event: on("fn-flaky") }] },
      async ({ attempt }) => {
        if (note("fn-flaky", attempt) < 2) throw new RetryAfterError("fn again", "1s");
        return attempt;
      },
    ),
    client.createFunction(
      { id: "hopeless", retries: 2, triggers: [{ event: on("hopeless") }] },
      async ({ step, attempt }) => {
        await step.run("never", () => {
          note("hopeless", attempt);
          throw new RetryAfterError("no luck", "1s");
        });
      },
    ),
    client.createFunction(
      {
        id: "fatal",
        triggers: [{ event: on("fatal") }],
        onFailure: async ({ event, error, step }) => {
          const { event: first, run_id } = event.data;
          await step.run("tell", () => failures.push({ key: first.data.key, error: error.message, runId: run_id }));
        },
      },
      async ({ step }) => {
        await step.run("bad", () => {
          note("fatal");
          throw new NonRetriableError("never again");
        });
      },
    ),
    client.createFunction({ id: "caught", retries: 0, triggers: [{ event: on("caught") }] }, async ({ step }) => {
      try {
        await step.run("boom", () => {
          throw new TypeError("x is not y");
        });
      } catch (error) {
        const { message, name } = error as Error & { cause?: Error };
        return step.run("mend", () => `caught ${message} ${name}`);
      }
    }),
    client.createFunction({ id: "half", retries: 0, triggers: [{ event: on("half") }] }, async ({ step }) => {
      const results = await Promise.allSettled([
        step.run("good", () => "good"),
        step.run("bad", () => {
          throw new Error("bad");
        }),
      ]);
      return results.map((r) => (r.status === "fulfilled" ? r.value : (r.reason as Error).message));
    }),
    client.createFunction({ id: "sick", retries: 0, triggers: [{ event: on("sick") }] }, async () => {
      throw new Error("callee is unwell");
    }),
    client.createFunction({ id: "caller", triggers: [{ event: on("caller") }] }, async ({ step }) => {
      const { referenceFunction } = await import("inngest");
      try {
        await step.invoke("i", { function: referenceFunction({ functionId: "sick" }), data: {} });
      } catch (error) {
        return `caught ${(error as Error).message}`;
      }
    }),
    client.createFunction(
      {
        id: "heard",
        triggers: [
          { event: "inngest/function.finished", if: `event.data.function_id == '${on("").slice(0, -1)}-sick'` },
        ],
      },
      async ({ event }) => {
        note(`heard ${event.data.function_id.endsWith("-sick")}`);
      },
    ),
  ];
}

describe.concurrent("when something throws", { timeout: 30_000 }, () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp("errors", functions);
  });
  afterAll(() => app.stop());

  it("a step is tried again after the time it asks for, with the steps before it kept", {
    timeout: 20_000,
  }, async () => {
    const started = Date.now();
    const run = await app.end(await app.send("flaky"));
    expect(run.output).toEqual(["third time", 1]);
    expect(calls.get("sure")).toEqual([0]);
    expect(calls.get("flaky")).toEqual([0, 1, 2]);
    if (!REAL) expect(Date.now() - started).toBeGreaterThanOrEqual(2000);
  });

  it("a function is tried again", async () => {
    const run = await app.end(await app.send("fn-flaky"));
    expect(run.output).toBe(1);
    expect(calls.get("fn-flaky")).toEqual([0, 1]);
  });

  it("a run fails once its tries are used up, as many as it asked for", async () => {
    const run = await app.end(await app.send("hopeless"));
    expect(run.status).toBe("Failed");
    expect(calls.get("hopeless")).toEqual([0, 1, 2]);
  });

  it("an error that cannot be mended ends the run at once and calls onFailure with its event", async () => {
    const run = await app.end(await app.send("fatal", { key: 42 }));
    expect(run.status).toBe("Failed");
    const failure = await until("onFailure was called", 10, () => failures.find((f) => f.key === 42));
    expect(failure).toEqual({ key: 42, error: "never again", runId: run.run_id });
    expect(calls.get("fatal")).toHaveLength(1);
  });

  it("a function may catch a step's error and go on", async () => {
    const run = await app.end(await app.send("caught"));
    expect([run.status, run.output]).toEqual(["Completed", expect.stringMatching(/^caught x is not y /)]);
  });

  it("one bad step of a parallel pair leaves the other's result", async () => {
    const run = await app.end(await app.send("half"));
    expect(run.output).toEqual(["good", "bad"]);
  });

  it("the caller of a function that fails gets its error, and the end is announced", async () => {
    const run = await app.end(await app.send("caller"));
    expect(run.output).toMatch(/^caught .*callee is unwell/);
    await until("function.finished was heard", 10, () => calls.has("heard true"));
  });
});

describe.skipIf(REAL)("backoff (the real server's first delay is ten seconds and more: too long to wait for)", () => {
  it("grows between tries", { timeout: 10_000 }, async () => {
    const times: number[] = [];
    const make = (client: Inngest, on: (name: string) => string) => [
      client.createFunction({ id: "slow", retries: 3, triggers: [{ event: on("slow") }] }, async ({ step }) => {
        await step.run("no", () => {
          times.push(Date.now());
          throw new Error("no");
        });
      }),
    ];
    const app = await startApp("backoff", make, { retryBase: 100 });
    await app.end(await app.send("slow"));
    await app.stop();
    const gaps = times.slice(1).map((time, i) => time - (times[i] as number));
    expect(gaps).toHaveLength(3);
    for (const [i, gap] of gaps.entries()) expect(gap).toBeGreaterThanOrEqual(100 * 2 ** i);
  });
});
