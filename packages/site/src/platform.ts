import type { Platform } from "@kaimu/api";
import { api } from "./api.ts";
import type { App } from "./audiences.ts";

const kept = globalThis as { kaimuPlatform?: Platform; kaimuApp?: App };

/** Says which app this process is; it names the process in logs and traces. */
export function nameProcess(app: App): void {
  kept.kaimuApp = app;
}

/**
 * The platform of this process, opened at its first use. It is kept on globalThis because Next loads a module more than
 * once (pages, routes, instrumentation), and a process must have one pool.
 */
export function platform(): Platform {
  if (!kept.kaimuPlatform) {
    const name = kept.kaimuApp ?? "site";
    kept.kaimuPlatform = api.openPlatform(api.readEnv(), name);
    api.showBreakers(kept.kaimuPlatform, name);
  }
  return kept.kaimuPlatform;
}
