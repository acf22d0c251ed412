/**
 * The wire itself, against a worker that is only a socket: what a call carries, and what the server makes of answers the
 * SDK gives seldom. The expectations are copied by hand from exchanges with the real server.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { RunView } from "./read-runs.ts";
import { type Options, startInngest } from "./server.ts";
import { runsOfEvent, until } from "./testing/app.ts";

interface Call {
  url: string;
  headers: IncomingHttpHeaders;
  body: any;
}
type Reply = { status: number; body: unknown; headers?: Record<string, string> };

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

/** A stand-in and a worker whose answers are written out; the last one is repeated. */
async function place(answers: (Reply | "hang up")[], options: Partial<Options> = {}) {
  const dir = mkdtempSync(join(tmpdir(), "inngest-wire-"));
  const inngest = await startInngest({ port: 0, dataDir: dir, retryBase: 20, log: () => {}, ...options });
  const calls: Call[] = [];
  const worker: Server = createServer(async (incoming, response) => {
    let text = "";
    for await (const chunk of incoming) text += chunk;
    calls.push({ url: incoming.url ?? "", headers: incoming.headers, body: JSON.parse(text) });
    const answer = answers[Math.min(calls.length, answers.length) - 1] as Reply | "hang up";
    if (answer === "hang up") {
      incoming.socket.destroy();
      return;
    }
    const sdk = {
      "content-type": "application/json",
      "x-inngest-sdk": "inngest-js:v4.24.0",
      "x-inngest-req-version": "2",
    };
    response.writeHead(answer.status, { ...sdk, ...answer.headers }).end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => worker.listen(0, "127.0.0.1", resolve));
  const workerUrl = `http://127.0.0.1:${(worker.address() as AddressInfo).port}/api/inngest`;
  ending.push(async () => {
    await inngest.stop();
    worker.closeAllConnections();
    worker.close();
    rmSync(dir, { recursive: true, force: true });
  });
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(inngest.url + path, { method: "POST", headers, body: JSON.stringify(body) });
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : "" };
  };
  const runtime = { type: "http", url: `${workerUrl}?fnId=probe-f&stepId=step` };
  const fn = {
    id: "probe-f",
    name: "f",
    triggers: [{ event: "t/f" }],
    steps: { step: { id: "step", name: "step", runtime } },
  };
  const registered = await post("/fn/register", {
    url: workerUrl,
    deployType: "ping",
    framework: "nodejs",
    appName: "probe",
    functions: [fn],
    sdk: "js:v4.24.0",
    v: "0.1",
  });
  const start = async (data: unknown = { id: 1 }) =>
    (await post("/e/test", { name: "t/f", data })).body.ids[0] as string;
  const ended = (id: string) =>
    until("the run has ended", 5, async () => (await runsOfEvent(inngest.url, id)).find((run) => run.ended_at));
  return { inngest, calls, post, registered, start, ended };
}

const complete = (data: unknown): Reply => ({ status: 206, body: [{ op: "RunComplete", id: "done", data }] });
const ran = (id: string, data: unknown): Reply => ({ status: 206, body: [{ op: "StepRun", id, name: id, data }] });
const planned = (...ids: string[]): Reply => ({
  status: 206,
  body: ids.map((id) => ({ op: "StepPlanned", id, name: id })),
});

describe("the wire", { timeout: 15_000 }, () => {
  it("a registration is answered as the real server does, and says when nothing changed", async () => {
    const { registered, post } = await place([complete(1)]);
    expect(registered).toEqual({
      status: 200,
      body: { ok: true, modified: true, sync_id: expect.any(String), app_id: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
    const refused = await post("/fn/register", {
      appName: "probe",
      url: "http://127.0.0.1:1/x",
      functions: [{ id: "x" }],
    });
    expect([refused.status, refused.body.ok]).toEqual([400, false]);
  });

  it("an event is answered with ids that are ULIDs", async () => {
    const { post } = await place([complete(1)]);
    const answer = await post("/e/test", [{ name: "t/other" }, { name: "t/other", data: { a: 1 } }]);
    expect(answer.body).toEqual({
      ids: [expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/), expect.any(String)],
      status: 200,
    });
  });

  it("a first call carries what the recorded ones do", async () => {
    const { calls, start, ended } = await place([complete({ got: 1 })]);
    const id = await start({ id: 5 });
    const run = await ended(id);
    const [call] = calls as [Call];
    expect(call.url).toBe("/api/inngest?fnId=probe-f&stepId=step");
    expect(call.headers).toMatchObject({
      "content-type": "application/json",
      "x-inngest-generation-id": "1",
      "x-inngest-req-version": "-1",
      "x-inngest-step-id": "step",
      "x-request-id": call.body.ctx.request_id,
      "x-run-id": run.run_id,
    });
    const event = { data: { id: 5 }, id, name: "t/f", ts: expect.any(Number), user: {} };
    expect(call.body).toEqual({
      ctx: {
        attempt: 0,
        disable_immediate_execution: false,
        env: "",
        fn_id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        generation_id: 1,
        job_id: expect.any(String),
        max_attempts: 5,
        qi_id: expect.any(String),
        request_id: expect.any(String),
        run_id: run.run_id,
        stack: { current: 0, stack: [] },
        step_id: "step",
        use_api: false,
      },
      defers: {},
      event,
      events: [event],
      steps: {},
      use_api: false,
      version: -1,
    });
    expect([run.status, run.output]).toEqual(["Completed", { got: 1 }]);
  });

  it("parallel steps are called one by one by their ids, then once more with all", async () => {
    const { calls, start, ended } = await place([planned("p1", "p2"), ran("p1", 1), ran("p2", 2), complete("ok")]);
    await ended(await start());
    const [, first, second, last] = calls as [Call, Call, Call, Call];
    for (const call of [first, second]) {
      expect(call.body.ctx.disable_immediate_execution).toBe(true);
      expect(call.body.version).toBe(2);
    }
    expect([first.url, second.url].map((url) => new URL(url, "http://x").searchParams.get("stepId"))).toEqual([
      "p1",
      "p2",
    ]);
    expect(last.headers["x-inngest-step-id"]).toBe("step");
    expect(last.body.ctx.stack).toEqual({ current: 2, stack: ["p1", "p2"] });
    expect(last.body.steps).toEqual({ p1: { data: 1 }, p2: { data: 2 } });
    expect(calls).toHaveLength(4);
  });

  it("a failed step is remembered by name, message and stack", async () => {
    const error = { name: "Error", message: "x", stack: "Error: x\n at y", __serialized: true };
    const failed = {
      status: 206,
      body: [{ op: "StepFailed", id: "s", error, data: {} }],
      headers: { "x-inngest-no-retry": "true" },
    };
    const { calls, start, ended } = await place([failed, complete("caught")]);
    await ended(await start());
    expect(calls[1]?.body.steps).toEqual({ s: { error: { name: "Error", message: "x", stack: "Error: x\n at y" } } });
  });

  it("a retried call counts attempt and generation up", async () => {
    const again = { status: 500, body: { name: "Error", message: "no" }, headers: { "x-inngest-no-retry": "false" } };
    const { calls, start, ended } = await place([again, again, complete(1)]);
    await ended(await start());
    expect(calls.map((call) => [call.body.ctx.attempt, call.body.ctx.generation_id])).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
  });

  it("a function's 400 ends the run at once", async () => {
    const error = { name: "NonRetriableError", message: "never", stack: "s", __serialized: true };
    const { calls, start, ended } = await place([
      { status: 400, body: error, headers: { "x-inngest-no-retry": "true" } },
    ]);
    const run = await ended(await start());
    expect([run.status, run.error, calls.length]).toEqual(["Failed", "never", 1]);
  });

  it("a connection that breaks in the middle does not use up an attempt", async () => {
    const { calls, start, ended } = await place(["hang up", "hang up", complete("fine")]);
    const run = await ended(await start());
    expect([run.output, calls.map((call) => call.body.ctx.attempt)]).toEqual(["fine", [0, 0, 0]]);
  });

  it("an answer that is not the SDK's, as of a proxy before a dead worker, does not end the run", async () => {
    const proxy = { status: 200, body: "welcome", headers: { "x-inngest-sdk": "" } };
    const { start, ended } = await place([proxy, complete("fine")]);
    expect((await ended(await start())).output).toBe("fine");
  });

  it("an op that is not spoken fails the run by name", async () => {
    const { start, ended } = await place([{ status: 206, body: [{ op: "WaitForSignal", id: "s", name: "sig" }] }]);
    expect((await ended(await start())).error).toMatch(/WaitForSignal/);
  });

  it("a checkpoint of a call that is not in flight is refused as stale", async () => {
    const { post, start, ended } = await place([complete(1)]);
    const run = await ended(await start());
    const late = { run_id: run.run_id, request_id: "old", steps: [{ op: "StepRun", id: "a", data: 1 }] };
    expect((await post(`/v1/checkpoint/${run.run_id}/async`, late)).status).toBe(409);
  });

  it("failed runs are listed with their error, and can be run again", async () => {
    const broken = {
      status: 400,
      body: { name: "Error", message: "broken" },
      headers: { "x-inngest-no-retry": "true" },
    };
    const { inngest, post, start, ended } = await place([broken, complete("mended")]);
    const event = await start({ order: "o1" });
    const run = await ended(event);
    const get = async (path: string): Promise<any> => (await fetch(inngest.url + path)).json();
    const listed = await get("/v1/runs?status=failed&limit=5");
    expect(listed.data).toHaveLength(1);
    expect(listed.data[0]).toMatchObject({
      run_id: run.run_id,
      function_slug: "probe-f",
      event_id: event,
      event: { name: "t/f", data: { order: "o1" } },
      status: "Failed",
      error: "broken",
    });
    const again = (await post(`/v1/runs/${run.run_id}/rerun`, {})).body.data.run_id;
    const mended = await until("the second run has ended", 5, async () => {
      const { data } = await get(`/v1/runs/${again}`);
      return data.ended_at && data;
    });
    expect(mended.output).toBe("mended");
    expect((await fetch(`${inngest.url}/health`)).status).toBe(200);
  });

  it("old runs are forgotten, the newest and the failed stay", async () => {
    const broken = {
      status: 400,
      body: { name: "Error", message: "broken" },
      headers: { "x-inngest-no-retry": "true" },
    };
    const { inngest, start, ended } = await place([broken, complete("fine")], { keepRuns: 2, pruneEvery: 30 });
    const ids: string[] = [];
    for (let i = 0; i < 6; i++) {
      const id = await start();
      ids.push(id);
      if (i === 0) await ended(id);
    }
    const left = await until("only three are left", 5, async () => {
      const answer = await fetch(`${inngest.url}/v1/runs`);
      const { data } = (await answer.json()) as { data: RunView[] };
      const over = data.every((run) => run.ended_at);
      return over && data.length === 3 && data.map((run) => run.event_id);
    });
    expect(left).toEqual([ids[5], ids[4], ids[0]]);
  });

  it("a second stand-in on the same folder does not start", async () => {
    const dir = mkdtempSync(join(tmpdir(), "inngest-two-"));
    const first = await startInngest({ port: 0, dataDir: dir, log: () => {} });
    await expect(startInngest({ port: 0, dataDir: dir, log: () => {} })).rejects.toThrow(/locked/);
    await first.stop();
    rmSync(dir, { recursive: true, force: true });
  });
});
