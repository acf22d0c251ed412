/** Checkpoints: steps reported while their call is still running. */
import { memoOf } from "./answers.ts";
import type { Engine } from "./engine.ts";
import type { Op } from "./ops.ts";
import { memoize } from "./runs.ts";

/**
 * Remembers the reported steps for good and answers true; answers false, and remembers nothing, when the report is not
 * from the call now in flight. The SDK takes that (409) as the order to stop: such a call was made by a stand-in that has
 * been killed since, and its work is being done again.
 */
export function takeCheckpoint(
  engine: Engine,
  runId: string,
  body: { request_id?: unknown; steps?: unknown },
): boolean {
  const job = engine.jobs.find(runId, "step");
  if (!job?.requestId || job.requestId !== body.request_id) return false;
  const steps = (Array.isArray(body.steps) ? body.steps : []) as Op[];
  engine.store.transaction(() => {
    for (const op of steps) {
      const memo = memoOf(op);
      if (memo !== undefined) memoize(engine, runId, op.id, memo);
    }
    if (job.lost > 0) {
      job.lost = 0;
      engine.store.moveJob(job.due, job.attempt, 0, job.id);
    }
  });
  return true;
}
