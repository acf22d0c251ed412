/** Runs that listen for events: `step.waitForEvent` and `cancelOn`. */
import type { Engine } from "./engine.ts";
import { needed } from "./expressions.ts";

/** Makes a run listen: with a step it goes on with the event, without it is cancelled by it. Times in ms since 1970. */
export function listen(
  engine: Engine,
  wait: { runId: string; step: string | null; event: string; if: string | undefined; until: number; runEvent: unknown },
): void {
  const need = wait.if ? needed(wait.if, wait.runEvent) : undefined;
  const path = need?.path ?? "";
  engine.store.addWait(wait.runId, wait.step, wait.event, path, need?.value ?? "", wait.if ?? null, wait.until);
  const paths = engine.waitPaths.get(wait.event);
  if (paths) paths.add(path);
  else engine.waitPaths.set(wait.event, new Set([path]));
}
