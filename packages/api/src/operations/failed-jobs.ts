import type { Context } from "../context.ts";
import { keptRuns, openDeadLetters } from "../platform/dead-letters.ts";
import { AppError } from "../platform/errors.ts";
import { listRuns, type Run } from "./inngest-runs.ts";

/** A job that gave up and is known to the job server alone: its failure was told to nobody. `again` is the latest run of the same function with the same event since, if there is one. */
export interface FailedJob {
  runId: string;
  job: string;
  error: string;
  startedAt: Date;
  endedAt: Date | null;
  again: { runId: string; status: "running" | "completed" | "failed" | "cancelled" } | null;
}

/**
 * The failed jobs: how many of those that we keep are not done with, and those of which only the job server knows, newest first. `available` is
 * false where it does not tell.
 */
export interface FailedJobs {
  kept: number;
  available: boolean;
  jobs: FailedJob[];
}

const most = 100;

/** Reads what the job server says now; never throws for its absence, since a board must show that too. */
export async function failedJobs(ctx: Pick<Context, "db" | "env" | "log">): Promise<FailedJobs> {
  const kept = await openDeadLetters(ctx.db);
  try {
    const [failed, newest] = await Promise.all([
      listRuns(ctx, { status: "failed", limit: most }),
      listRuns(ctx, { limit: 200 }),
    ]);
    const known = await keptRuns(
      ctx.db,
      failed.map((run) => run.run_id),
    );
    const unknown = failed.filter(isFailed).filter((run) => !known.has(run.run_id));
    return { kept, available: true, jobs: unknown.map((run) => toJob(run, newest)) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    ctx.log.warn({ err: error }, "failed jobs cannot be read");
    return { kept, available: false, jobs: [] };
  }
}

/** A server that does not know the filter answers all runs. */
function isFailed(run: Run): boolean {
  return run.status.toLowerCase() === "failed";
}

function toJob(run: Run, newest: Run[]): FailedJob {
  const since = newest
    .filter((one) => one.event_id && one.event_id === run.event_id && one.function_id === run.function_id)
    .filter((one) => one.run_started_at > run.run_started_at)
    .sort((a, b) => b.run_started_at.localeCompare(a.run_started_at))[0];
  return {
    runId: run.run_id,
    job: run.function_slug ?? run.function_id,
    error: run.error ?? "",
    startedAt: new Date(run.run_started_at),
    endedAt: run.ended_at ? new Date(run.ended_at) : null,
    again: since ? { runId: since.run_id, status: statusOf(since) } : null,
  };
}

function statusOf(run: Run): NonNullable<FailedJob["again"]>["status"] {
  const status = run.status.toLowerCase();
  return status === "completed" || status === "failed" || status === "cancelled" ? status : "running";
}
