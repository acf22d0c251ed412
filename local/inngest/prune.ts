/** Forgets what is over: old runs with their steps, events nobody was started by, claims that ran out. */
import type { Engine } from "./engine.ts";
import { oldestUlid } from "./ulid.ts";

const EVERY = 15_000;
/** Rows of a kind in one go: a few milliseconds, and more than arrive between two rounds. */
const AT_ONCE = 5000;

/** Prunes now and then until the answer is called. */
export function startPruning(engine: Engine): () => void {
  const timer = setInterval(() => prune(engine), EVERY);
  return () => clearInterval(timer);
}

/** One round. Runs that others wait for or that still sleep are not over and stay, however old. */
export function prune(engine: Engine): void {
  const { store, settings } = engine;
  const now = engine.now();
  store.transaction(() => {
    const surplus = store.nthNewest("completed", settings.keepRuns);
    if (surplus) forget(engine, "completed", surplus.id, now + 1);
    for (const status of ["completed", "failed", "cancelled"]) {
      const before = now - (status === "completed" ? settings.keepCompleted : settings.keepFailed);
      forget(engine, status, oldestUlid(before), before);
    }
    store.forgetEvents(oldestUlid(now - Math.min(settings.keepCompleted, 3_600_000)), AT_ONCE);
    store.forgetClaims(now, AT_ONCE);
  });
}

function forget(engine: Engine, status: string, belowId: string, endedBefore: number): void {
  for (const { id } of engine.store.endedBefore(status, belowId, endedBefore, AT_ONCE)) {
    engine.store.forgetSteps(id);
    engine.store.forgetRun(id);
  }
}
