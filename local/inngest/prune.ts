/** Forgets what is over: old runs with their steps and events, events that started nothing, claims that ran out. */
import type { Engine } from "./engine.ts";
import { oldestUlid } from "./ulid.ts";

/** Rows of a kind in one go: a few milliseconds, and more than arrive between two rounds. */
const AT_ONCE = 4000;
/** How long an event that started nothing can still be asked for. */
const KEEP_EVENTS = 3_600_000;

/** Prunes now and then until the answer is called. */
export function startPruning(engine: Engine): () => void {
  let swept = "";
  const timer = setInterval(() => {
    try {
      swept = engine.store.transaction(() => prune(engine, swept));
    } catch (error) {
      engine.fatal(error);
    }
  }, engine.settings.pruneEvery);
  return () => clearInterval(timer);
}

/** One round; runs that are not over stay, however old. Answers up to which event it has looked, for the next round. */
function prune(engine: Engine, swept: string): string {
  const { store, settings } = engine;
  const now = engine.now();
  const surplus = store.nthNewest("completed", settings.keepRuns - 1);
  if (surplus) forget(engine, "completed", surplus.id, now + 1);
  for (const status of ["completed", "failed", "cancelled"]) {
    const before = now - (status === "completed" ? settings.keepCompleted : settings.keepFailed);
    forget(engine, status, oldestUlid(before), before);
  }
  store.forgetClaims(now, AT_ONCE);
  // Most events go with their run. The rest are found by walking through all, some in each round, then from the start.
  const events = store.eventsAfter(swept, oldestUlid(now - KEEP_EVENTS), AT_ONCE);
  for (const { id } of events) store.forgetEventOf(id, id);
  return events.at(-1)?.id ?? "";
}

function forget(engine: Engine, status: string, belowId: string, endedBefore: number): void {
  for (const { id, event_id: eventId } of engine.store.endedBefore(status, belowId, endedBefore, AT_ONCE)) {
    engine.store.forgetSteps(id);
    engine.store.forgetRun(id);
    engine.store.forgetEventOf(eventId, eventId);
  }
}
