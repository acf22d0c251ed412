/** A run of a durable function that is not known to have ended well. */
export interface Run {
  id: string;
  job: string;
  status: "running" | "failed";
  error: string | null;
  /** Started by the clock and not by an event. */
  scheduled: boolean;
  startedAt: number;
}

interface ShownRun {
  run_id: string;
  function_slug: string;
  event: { name: string } | null;
  error: string | null;
  run_started_at: string;
}

/**
 * Runs that are under way or have failed for good, as the Inngest stand-in at `origin` lists them. A failed round of a scheduled job is
 * left out when a later round of the same job has gone well: that is what rounds are for.
 */
export async function readRuns(origin: string): Promise<Run[]> {
  const [running, failed, completed] = await Promise.all([
    list(origin, "running"),
    list(origin, "failed"),
    list(origin, "completed"),
  ]);
  const wentWell = (round: ShownRun) =>
    completed.some((run) => run.function_slug === round.function_slug && run.run_started_at > round.run_started_at);
  return [
    ...running.map((run) => toRun(run, "running")),
    ...failed.filter((run) => !isScheduled(run) || !wentWell(run)).map((run) => toRun(run, "failed")),
  ];
}

async function list(origin: string, status: string): Promise<ShownRun[]> {
  const answer = await fetch(`${origin}/v1/runs?status=${status}&limit=200`);
  if (!answer.ok) throw new Error(`runs cannot be read: ${answer.status}`);
  return ((await answer.json()) as { data: ShownRun[] }).data;
}

const isScheduled = (run: ShownRun) => run.event?.name === "inngest/scheduled.timer";

function toRun(run: ShownRun, status: Run["status"]): Run {
  return {
    id: run.run_id,
    job: run.function_slug,
    status,
    error: run.error,
    scheduled: isScheduled(run),
    startedAt: Date.parse(run.run_started_at),
  };
}
