/** What happens when a job is due: sleeps and waits end, functions are called. */
import { Agent } from "node:http";
import { applyAnswer, lostCall } from "./answers.ts";
import { callWorker, describeCall, type Outcome } from "./call.ts";
import { nextTick } from "./cron.ts";
import type { Engine, InngestEvent } from "./engine.ts";
import type { FunctionConfig } from "./functions.ts";
import type { Job } from "./jobs.ts";
import { createLanes, type Slot } from "./lanes.ts";
import { eventTextOf, failRun, goOn, memoize, startRun } from "./runs.ts";
import { newUlid } from "./ulid.ts";

export interface Dispatch {
  fire(jobs: Job[]): void;
  /** Starts no more calls and forgets those in flight: they are made again at the next start. */
  stop(): void;
}

/** `engine` is asked for late: it is put together around this. */
export function createDispatch(engine: () => Engine, calls: number): Dispatch {
  const agent = new Agent({ keepAlive: true, maxSockets: calls, maxFreeSockets: calls });
  const lanes = createLanes<Job>(calls, (job) => {
    start(job).catch((error) => engine().fatal(error));
  });
  const down = new Map<string, { times: number; until: number }>();
  let stopped = false;

  function fire(jobs: Job[]): void {
    const others = jobs.filter((job) => job.kind !== "call");
    if (others.length > 0) {
      engine().store.transaction(() => {
        for (const job of others) elapse(engine(), job);
      });
    }
    for (const job of jobs) if (job.kind === "call" && !job.gone) queue(job);
  }

  function queue(job: Job): void {
    const run = engine().store.run(job.runId);
    const fn = run && engine().functions.get(run.fn);
    if (run?.status !== "running") return;
    if (!fn) {
      const error = { name: "Error", message: `function ${run.fn} is not registered`, stack: "" };
      engine().store.transaction(() => failRun(engine(), run, error));
      return;
    }
    const slots = slotsOf(fn, JSON.parse(run.keys) as string[]);
    lanes.add(job, `${fn.id} ${run.keys}`, slots, fn.origin);
  }

  async function start(job: Job): Promise<void> {
    const { store, functions, settings, now } = engine();
    const run = store.run(job.runId);
    const fn = run && functions.get(run.fn);
    if (!run || !fn) {
      lanes.done(job);
      return;
    }
    const requestId = newUlid(now());
    job.requestId = requestId;
    job.again = false;
    const call = describeCall(job, run, fn, requestId, eventTextOf(engine(), run), store.steps(run.id));
    const outcome = await callWorker(agent, call.url, call.headers, call.body, settings.callTimeout);
    if (stopped) return;
    job.requestId = undefined;
    if (!job.gone) settle(job, fn, outcome);
    lanes.done(job);
  }

  function settle(job: Job, fn: FunctionConfig, outcome: Outcome): void {
    const { store, log } = engine();
    if (outcome.kind === "refused") {
      rest(fn.origin);
      setImmediate(() => {
        if (!stopped && !job.gone) queue(job);
      });
      return;
    }
    if (down.delete(fn.origin)) log("worker is back", { worker: fn.origin });
    store.transaction(() => {
      const run = store.run(job.runId);
      if (run?.status !== "running") return;
      if (outcome.kind === "answer") applyAnswer(engine(), job, run, fn, outcome.answer);
      else lostCall(engine(), job, run, fn, outcome.reason);
    });
  }

  /** Leaves a worker that refuses connections alone for a while: longer each time, up to three seconds. */
  function rest(origin: string): void {
    const before = down.get(origin) ?? { times: 0, until: 0 };
    const now = Date.now();
    if (now < before.until) return; // one of several calls that found it down at the same time
    if (before.times === 0) engine().log("worker is down", { worker: origin });
    const pause = Math.min(100 * 2 ** before.times, 3000);
    down.set(origin, { times: before.times + 1, until: now + pause });
    lanes.pause(origin, pause);
  }

  return {
    fire,
    stop() {
      stopped = true;
      lanes.stop();
      agent.destroy();
    },
  };
}

function slotsOf(fn: FunctionConfig, keys: string[]): Slot[] {
  return fn.concurrency.map(({ limit, key, scope }, i) => {
    const owner = scope && scope !== "fn" ? `${scope} ${key}` : `${fn.id} ${i}`;
    return { key: `${owner} ${keys[i] ?? ""}`, limit };
  });
}

function elapse(engine: Engine, job: Job): void {
  if (job.gone) return;
  if (job.kind === "cron") {
    tick(engine, job);
    return;
  }
  const run = engine.store.run(job.runId);
  if (run?.status !== "running") return;
  if (job.kind === "wait") engine.store.removeWait(run.id, job.step);
  const error = { name: "Error", message: "the invoked function did not end in time", stack: "" };
  goOn(engine, run, memoize(engine, run.id, job.step, job.kind === "invoke" ? JSON.stringify({ error }) : "null"));
}

/** A cron job's `runId` is its function, its `step` the expression. Ticks missed while nothing ran are made up for once. */
function tick(engine: Engine, job: Job): void {
  const fn = engine.functions.get(job.runId);
  if (!fn) {
    engine.jobs.remove(job);
    return;
  }
  const at = new Date(job.due).toISOString().replace(".000Z", "Z");
  const data = { cron: job.step, fireAt: at, scheduledAt: at };
  const event: InngestEvent = { data, id: at, name: "inngest/scheduled.timer", ts: job.due, user: {} };
  const rowId = newUlid(engine.now());
  engine.store.addEvent(rowId, event.name, JSON.stringify(event));
  startRun(engine, fn, { eventId: rowId, event });
  engine.jobs.move(job, { due: nextTick(job.step, engine.now()) });
}
