/** An event that came, and the runs that listen for it. */
import type { Engine, InngestEvent } from "./engine.ts";
import { at, holds } from "./expressions.ts";
import { cancelRun, eventOf, goOn, memoize } from "./runs.ts";
import type { WaitRow } from "./store.ts";

/** Gives a waiting step the event it waits for and cancels the runs that asked for it. Inside a transaction. */
export function meetWaits(engine: Engine, event: InngestEvent): void {
  for (const path of engine.waitPaths.get(event.name) ?? []) {
    const value = path === "" ? "" : JSON.stringify(at(event, path));
    if (value === undefined) continue;
    for (const wait of engine.store.waits(event.name, path, value)) meet(engine, wait, event);
  }
}

function meet(engine: Engine, wait: WaitRow, event: InngestEvent): void {
  if (wait.expires <= engine.now()) return;
  const run = engine.store.run(wait.run_id);
  if (run?.status !== "running") return;
  if (wait.expression && !holds(wait.expression, { event: eventOf(engine, run), async: event })) return;
  if (wait.step === null) cancelRun(engine, run);
  else {
    engine.store.removeWait(run.id, wait.step);
    const race = memoize(engine, run.id, wait.step, JSON.stringify(event));
    goOn(engine, run, race);
  }
}
