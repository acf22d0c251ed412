/** Jobs: the durable list of what is due, with its copy in memory that the timers use. */
import { createDueQueue } from "./due.ts";
import type { JobRow, Store } from "./store.ts";

export interface Job {
  id: number;
  runId: string;
  /** The id of the step, or `step` for the call that runs the function from its start over all memos. */
  step: string;
  kind: JobRow["kind"];
  due: number;
  attempt: number;
  /** Calls in a row that ended without any answer. */
  lost: number;
  /** Its end lets the function look again although others of its group still run. */
  race: boolean;
  gone: boolean;
  /** The call in flight, if any: checkpoints must name it. */
  requestId: string | undefined;
  /** Something was memoized for the run while its call was in flight: call once more. */
  again: boolean;
}

export interface Jobs {
  /** Adds a job unless this step of the run has one. */
  add(runId: string, step: string, kind: Job["kind"], due: number, race?: boolean): void;
  find(runId: string, step: string): Job | undefined;
  move(job: Job, to: { due: number; attempt?: number; lost?: number }): void;
  remove(job: Job): void;
  removeAllOf(runId: string): void;
  /** Whether anything of this run is still due or in flight. */
  pending(runId: string): boolean;
  /** Whether any of that must end before the function looks again: what runs in a race does not hold it up. */
  holding(runId: string): boolean;
  /** Reads all jobs from the store: those in flight when the last process died are due at once. */
  load(): void;
  stop(): void;
}

/** `fire` gets jobs whose time has come, outside any transaction. */
export function createJobs(store: Store, now: () => number, fire: (jobs: Job[]) => void): Jobs {
  const known = new Map<string, Job>();
  const queue = createDueQueue<Job>(now, fire);

  function remember(row: Pick<JobRow, "id" | "run_id" | "step" | "kind" | "due" | "attempt" | "lost" | "race">): void {
    const { id, run_id: runId, step, kind, due, attempt, lost } = row;
    const race = row.race === 1;
    const job = { id, runId, step, kind, due, attempt, lost, race, gone: false, requestId: undefined, again: false };
    known.set(`${runId}/${step}`, job);
    queue.add(job);
  }

  function forget(job: Job): void {
    job.gone = true;
    known.delete(`${job.runId}/${job.step}`);
  }

  return {
    add(runId, step, kind, due, race = false) {
      const row = store.addJob(runId, step, kind, due, race ? 1 : 0);
      if (row) remember({ id: row.id, run_id: runId, step, kind, due, attempt: 0, lost: 0, race: race ? 1 : 0 });
    },
    find: (runId, step) => known.get(`${runId}/${step}`),
    move(job, { due, attempt = job.attempt, lost = job.lost }) {
      store.moveJob(due, attempt, lost, job.id);
      Object.assign(job, { due, attempt, lost });
      queue.add(job);
    },
    remove(job) {
      store.removeJob(job.id);
      forget(job);
    },
    removeAllOf(runId) {
      for (const { step } of store.removeJobsOf(runId)) {
        const job = known.get(`${runId}/${step}`);
        if (job) forget(job);
      }
    },
    pending: (runId) => store.pending(runId) !== undefined,
    holding: (runId) => store.holding(runId) !== undefined,
    load() {
      for (const row of store.jobs()) remember(row);
    },
    stop: () => queue.stop(),
  };
}
