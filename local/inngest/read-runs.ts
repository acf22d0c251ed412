/** What the ops page reads: runs as the real server's REST API shows them, plus the function's name and the error. */
import type { Engine, InngestEvent } from "./engine.ts";
import { uuidOf } from "./functions.ts";
import { startRun } from "./runs.ts";
import type { Run } from "./store.ts";

const STATUSES = ["running", "completed", "failed", "cancelled"];

/** One run as the API answers it; times as ISO text, `output` the function's result or its error. */
export interface RunView {
  run_id: string;
  run_started_at: string;
  ended_at: string | null;
  function_id: string;
  function_slug: string;
  event_id: string;
  event: InngestEvent | null;
  status: string;
  output: unknown;
  error: string | null;
}

/** The newest runs, of one status if given; at most 200. */
export function listRuns(engine: Engine, query: URLSearchParams): RunView[] {
  const limit = Math.min(Math.max(Number(query.get("limit")) || 40, 1), 200);
  const status = query.get("status")?.toLowerCase();
  if (status && !STATUSES.includes(status)) return [];
  const rows = status ? engine.store.runsByStatus(status, limit) : engine.store.runsNewest(limit);
  return rows.map(view);
}

/** The runs started by an event, by the id its intake answered. */
export function runsOfEvent(engine: Engine, eventId: string): RunView[] {
  return engine.store.runsOfEvent(eventId).map(view);
}

/** One run, undefined when it is not (or no longer) known. */
export function oneRun(engine: Engine, id: string): RunView | undefined {
  const run = engine.store.run(id);
  return run && view({ ...run, body: engine.store.event(run.event_id)?.body ?? null });
}

/** Runs the function of an ended run once more from its start, with the same event; answers the new run's id. */
export function rerun(engine: Engine, id: string): string | undefined {
  const run = engine.store.run(id);
  const fn = run && engine.functions.get(run.fn);
  const event = run && engine.store.event(run.event_id);
  if (!run || !fn || !event || run.status === "running") return undefined;
  return engine.store.transaction(() =>
    startRun(engine, fn, { eventId: run.event_id, event: JSON.parse(event.body) as InngestEvent }),
  );
}

function view(run: Run & { body: string | null }): RunView {
  const output = run.output === null ? null : JSON.parse(run.output);
  const ended = run.ended === null ? null : new Date(run.ended).toISOString();
  return {
    run_id: run.id,
    run_started_at: new Date(run.started).toISOString(),
    ended_at: ended,
    function_id: uuidOf(run.fn),
    function_slug: run.fn,
    event_id: run.event_id,
    event: run.body === null ? null : (JSON.parse(run.body) as InngestEvent),
    status: run.status.charAt(0).toUpperCase() + run.status.slice(1),
    output,
    error: run.status === "failed" || run.status === "cancelled" ? (output?.message ?? null) : null,
  };
}
