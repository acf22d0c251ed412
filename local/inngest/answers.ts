/** What a worker answered, and what the run does next. Every function here must be called inside a transaction. */
import type { Answer } from "./call.ts";
import { retryAt } from "./duration.ts";
import type { Engine, RunError } from "./engine.ts";
import type { FunctionConfig } from "./functions.ts";
import type { Job } from "./jobs.ts";
import { type Op, plan } from "./ops.ts";
import { completeRun, failRun, goOn, memoize } from "./runs.ts";
import type { Run } from "./store.ts";

const LONGEST_BACKOFF = 60_000;
/** Calls in a row that end without an answer before one counts as an attempt: a worker may be killed now and then. */
const LOST_CALLS = 20;

/** Applies the answer to a call of `job`: memoizes, plans what the function asks for, retries, or ends the run. */
export function applyAnswer(engine: Engine, job: Job, run: Run, fn: FunctionConfig, answer: Answer): void {
  if (!answer.headers["x-inngest-sdk"]) {
    lostCall(engine, job, run, fn, `${answer.status} from something that is not the SDK`);
    return;
  }
  if (answer.status === 200) {
    completeRun(engine, run, JSON.stringify(answer.json ?? null));
    return;
  }
  if (answer.status !== 206 || !Array.isArray(answer.json)) {
    retryOrFail(engine, job, run, fn, errorOf(answer.json, answer), answer);
    return;
  }
  const version = Number(answer.headers["x-inngest-req-version"]) || 2;
  if (run.req_version !== version) engine.store.setVersion(version, run.id);
  applyOps(engine, job, run, fn, answer, answer.json as Op[], version);
}

function applyOps(
  engine: Engine,
  job: Job,
  run: Run,
  fn: FunctionConfig,
  answer: Answer,
  ops: Op[],
  version: number,
): void {
  const error = ops.find((op) => op.op === "StepError" && triesAgain(job, fn, answer));
  if (!error) engine.jobs.remove(job);
  let advanced = job.again;
  // Before version 2 of the protocol a function looks again after each step of a group, since then only in a race.
  let race = job.race || version < 2;
  for (const op of ops) {
    if (op === error) continue;
    if (op.op === "RunComplete") {
      completeRun(engine, run, JSON.stringify(op.data ?? null));
      return;
    }
    const memo = memoOf(op);
    if (memo === undefined) plan(engine, run, fn, op, version < 2);
    else {
      race = memoize(engine, run.id, op.id, memo) || race;
      advanced = true;
    }
    if (engine.store.run(run.id)?.status !== "running") return;
  }
  if (error) retryOrFail(engine, job, run, fn, errorOf(error.error, answer), answer);
  else if (advanced) goOn(engine, run, race || job.again);
  else if (!engine.jobs.pending(run.id)) {
    failRun(engine, run, {
      name: "Error",
      message: "the worker's answer asked for nothing that is not done",
      stack: "",
    });
  }
}

/** What a finished step is remembered as (JSON); undefined for an op that is not the end of a step. */
export function memoOf(op: Op): string | undefined {
  if (op.op === "StepRun" || op.op === "Step") return JSON.stringify({ data: op.data ?? null });
  if (op.op === "StepFailed" || op.op === "StepError") return JSON.stringify({ error: errorOf(op.error) });
  return undefined;
}

/** The call ended without any answer: the worker died or was killed. Made again, soon and without using up an attempt. */
export function lostCall(engine: Engine, job: Job, run: Run, fn: FunctionConfig, reason: string): void {
  const lost = job.lost + 1;
  if (lost < LOST_CALLS) {
    engine.jobs.move(job, { due: engine.now() + Math.min(50 * 2 ** job.lost, 3000), lost });
    return;
  }
  const error = { name: "Error", message: `the worker went away during the call, ${lost} times: ${reason}`, stack: "" };
  retryOrFail(engine, job, run, fn, error, undefined);
}

function triesAgain(job: Job, fn: FunctionConfig, answer: Answer | undefined): boolean {
  return answer?.headers["x-inngest-no-retry"] !== "true" && job.attempt + 1 < fn.maxAttempts;
}

function retryOrFail(
  engine: Engine,
  job: Job,
  run: Run,
  fn: FunctionConfig,
  error: RunError,
  answer: Answer | undefined,
): void {
  if (!triesAgain(job, fn, answer)) {
    failRun(engine, run, error);
    return;
  }
  const now = engine.now();
  const backoff = now + Math.min(engine.settings.retryBase * 2 ** job.attempt, LONGEST_BACKOFF);
  const due = retryAt(answer?.headers["retry-after"], now) ?? backoff;
  engine.jobs.move(job, { due, attempt: job.attempt + 1, lost: 0 });
}

function errorOf(input: unknown, answer?: Answer): RunError {
  const error = (input ?? {}) as Partial<RunError> & { error?: unknown };
  const fallback =
    typeof error.error === "string" ? error.error : `the worker answered ${answer?.status}: ${answer?.text}`;
  const made: RunError = {
    name: typeof error.name === "string" ? error.name : "Error",
    message: typeof error.message === "string" ? error.message : fallback.slice(0, 1000),
    stack: typeof error.stack === "string" ? error.stack : "",
  };
  if (error.cause !== undefined) made.cause = error.cause;
  return made;
}
