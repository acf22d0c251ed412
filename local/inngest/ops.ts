/** What a function asks the server to do for it between its calls. Inside a transaction. */
import { dueAt } from "./duration.ts";
import type { Engine, InngestEvent } from "./engine.ts";
import type { FunctionConfig } from "./functions.ts";
import { listen } from "./listen.ts";
import { eventOf, failRun, goOn, memoize, startRun } from "./runs.ts";
import type { Run } from "./store.ts";
import { newUlid } from "./ulid.ts";

/** One entry of a 206 answer or of a checkpoint. */
export interface Op {
  op: string;
  id: string;
  name?: string;
  data?: unknown;
  error?: unknown;
  opts?: {
    timeout?: string;
    if?: string;
    function_id?: string;
    payload?: { data?: Record<string, unknown>; user?: Record<string, unknown>; v?: string };
    parallelMode?: string;
  };
}

/** An invocation without a timeout is waited for a year, as the real server does. */
const YEAR = 365 * 86_400_000;

/**
 * Begins what the op asks for; a step that is under way or done already is left alone, for a function in a race names its
 * open steps each time it looks. An op the stand-in does not speak fails the run, with the op's name.
 */
export function plan(engine: Engine, run: Run, fn: FunctionConfig, op: Op, eager: boolean): void {
  const { store, jobs } = engine;
  if (jobs.find(run.id, op.id) || store.memoized(run.id, op.id)) return;
  const now = engine.now();
  const race = eager || op.opts?.parallelMode === "race";
  const timeout = op.opts?.timeout;
  switch (op.op) {
    case "StepPlanned":
      jobs.add(run.id, op.id, "call", now, race);
      break;
    case "Sleep":
      jobs.add(run.id, op.id, "sleep", dueAt(op.name ?? "", now), race);
      break;
    case "WaitForEvent": {
      const until = timeout ? dueAt(timeout, now) : now + YEAR;
      jobs.add(run.id, op.id, "wait", until, race);
      const runEvent = eventOf(engine, run);
      listen(engine, { runId: run.id, step: op.id, event: op.name ?? "", if: op.opts?.if, until, runEvent });
      break;
    }
    case "InvokeFunction":
      jobs.add(run.id, op.id, "invoke", timeout ? dueAt(timeout, now) : now + YEAR, race);
      invoke(engine, run, fn, op);
      break;
    default:
      failRun(engine, run, {
        name: "NotSpoken",
        message: `the Inngest stand-in does not speak the op ${op.op} (step ${op.name ?? op.id})`,
        stack: "",
      });
  }
}

function invoke(engine: Engine, run: Run, fn: FunctionConfig, op: Op): void {
  const callee = engine.functions.get(op.opts?.function_id ?? "");
  if (!callee) {
    const error = { name: "Error", message: `could not find function ${op.opts?.function_id}`, stack: "" };
    goOn(engine, run, memoize(engine, run.id, op.id, JSON.stringify({ error })));
    return;
  }
  const now = engine.now();
  const payload = op.opts?.payload ?? {};
  const origin = { correlation_id: `${run.id}.${op.id}`, fn_id: callee.id, source_fn_id: fn.uuid, name: op.name ?? "" };
  const event: InngestEvent = {
    data: { ...payload.data, _inngest: origin },
    id: newUlid(now),
    name: "inngest/function.invoked",
    ts: now,
    user: payload.user ?? {},
  };
  if (payload.v) event.v = payload.v;
  engine.store.addEvent(event.id, event.name, JSON.stringify(event));
  startRun(engine, callee, { eventId: event.id, event, parent: { run: run.id, step: op.id } });
}
