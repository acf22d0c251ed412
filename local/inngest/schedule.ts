/** Keeps one job for each cron trigger. */
import { nextTick } from "./cron.ts";
import type { Engine } from "./engine.ts";

/** Makes the jobs of an app's cron triggers agree with what it registered just now. */
export function scheduleCrons(engine: Engine, app: string): void {
  engine.store.transaction(() => {
    for (const { run_id: fnId, step, kind } of engine.store.jobs()) {
      const fn = kind === "cron" ? engine.functions.get(fnId) : undefined;
      if (fn?.app !== app) continue;
      const active = engine.functions.all().find((other) => other.id === fnId);
      const job = engine.jobs.find(fnId, step);
      if (job && !active?.crons.includes(step)) engine.jobs.remove(job);
    }
    for (const fn of engine.functions.all()) {
      if (fn.app !== app) continue;
      for (const cron of fn.crons) engine.jobs.add(fn.id, cron, "cron", nextTick(cron, engine.now()));
    }
  });
}
