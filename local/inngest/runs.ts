/** The life of a run: it starts, remembers steps, goes on, ends. Every function here must be called inside a transaction. */

import { dueAt } from "./duration.ts";
import type { Engine, InngestEvent, RunError } from "./engine.ts";
import { keyOf } from "./expressions.ts";
import type { FunctionConfig } from "./functions.ts";
import { listen } from "./listen.ts";
import type { Run, RunStatus } from "./store.ts";
import { newUlid } from "./ulid.ts";

const YEAR = 365 * 86_400_000;

/** The event that started the run. */
export function eventOf(engine: Engine, run: Run): InngestEvent {
  return JSON.parse(eventTextOf(engine, run)) as InngestEvent;
}

/** The same as it is stored, for putting into a call as it is. */
export function eventTextOf(engine: Engine, run: Run): string {
  const row = engine.store.event(run.event_id);
  if (!row) throw new Error(`run ${run.id} has lost its event ${run.event_id}`);
  return row.body;
}

/** Makes a run and its first call, due at `due` (now if left out); answers its id. The event must be in the store. */
export function startRun(
  engine: Engine,
  fn: FunctionConfig,
  start: { eventId: string; event: InngestEvent; due?: number; parent?: { run: string; step: string } },
): string {
  const now = engine.now();
  const id = newUlid(now);
  const keys = fn.concurrency.map((c) => (c.key ? (keyOf(c.key, { event: start.event }) ?? "") : ""));
  const { run, step } = start.parent ?? { run: null, step: null };
  engine.store.addRun(id, fn.id, start.eventId, now, JSON.stringify(keys), run, step);
  engine.jobs.add(id, "step", "call", start.due ?? now);
  for (const cancel of fn.cancel) {
    const until = cancel.timeout ? dueAt(cancel.timeout, now) : now + YEAR;
    listen(engine, { runId: id, step: null, event: cancel.event, if: cancel.if, until, runEvent: start.event });
  }
  return id;
}

/**
 * Remembers what became of a step: what calls get from now on. The first memo of a step stays.
 * Answers whether the step was part of a race, whose function looks again at each end.
 */
export function memoize(engine: Engine, runId: string, step: string, memo: string): boolean {
  engine.store.memoize(runId, step, runId, memo);
  const job = engine.jobs.find(runId, step);
  if (job) engine.jobs.remove(job);
  return job?.race ?? false;
}

/** Calls the function again over its memos, once nothing else of its group is under way (or at once in a race). */
export function goOn(engine: Engine, run: Run, race: boolean): void {
  const call = engine.jobs.find(run.id, "step");
  if (call) {
    call.again ||= call.requestId !== undefined;
    return;
  }
  if (!race && engine.jobs.holding(run.id)) return;
  // While losers of a race are open the function only plans: a step run within such a call would be planned again.
  engine.jobs.add(run.id, "step", "call", engine.now(), engine.jobs.pending(run.id));
}

/** The run's function returned. `output` is JSON. */
export function completeRun(engine: Engine, run: Run, output: string): void {
  endRun(engine, run, "completed", output, `{"data":${output}}`);
}

/** The run's function gave up: waiting callers get the error, `onFailure` functions their event. */
export function failRun(engine: Engine, run: Run, error: RunError): void {
  const text = JSON.stringify(error);
  engine.log("run failed", { run: run.id, function: run.fn, error: error.message });
  endRun(engine, run, "failed", text, `{"error":${text}}`);
}

/** Ends the run where it stands; what its worker still answers is ignored. */
export function cancelRun(engine: Engine, run: Run): void {
  const error: RunError = { name: "Error", message: "function cancelled", stack: "" };
  endRun(engine, run, "cancelled", JSON.stringify(error), `{"error":${JSON.stringify(error)}}`);
}

function endRun(engine: Engine, run: Run, status: Exclude<RunStatus, "running">, output: string, memo: string): void {
  const { store, jobs } = engine;
  if (store.endRun(status, engine.now(), output, run.id) === 0) return;
  jobs.removeAllOf(run.id);
  store.removeWaitsOf(run.id);
  const parent = run.parent_run ? store.run(run.parent_run) : undefined;
  if (parent?.status === "running" && run.parent_step && jobs.find(parent.id, run.parent_step)) {
    goOn(engine, parent, memoize(engine, parent.id, run.parent_step, memo));
  }
  tell(engine, run, status, output);
}

const NEWS = {
  completed: ["inngest/function.finished"],
  failed: ["inngest/function.failed", "inngest/function.finished"],
  cancelled: ["inngest/function.cancelled"],
} as const;

/** Sends the server's own events about an ended run, if anybody listens for them. */
function tell(engine: Engine, run: Run, status: keyof typeof NEWS, output: string): void {
  for (const name of NEWS[status]) {
    if (engine.functions.triggeredBy(name).length === 0 && !engine.waitPaths.has(name)) continue;
    const event = eventOf(engine, run);
    const result = JSON.parse(output);
    const data: Record<string, unknown> = {
      _inngest: { status: status[0]?.toUpperCase() + status.slice(1) },
      ...(status === "completed" ? { result } : { error: { error: result.name, ...result } }),
      event,
      events: [event],
      function_id: run.fn,
      run_id: run.id,
    };
    const now = engine.now();
    engine.deliver({ data, id: name === "inngest/function.failed" ? run.id : newUlid(now), name, ts: now, user: {} });
  }
}
