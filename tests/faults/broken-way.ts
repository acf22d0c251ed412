import { setTimeout as pause } from "node:timers/promises";
import type { Platform } from "../../local/start/platform.ts";
import type { FaultyWay } from "../../packages/api/src/testing/faulty-way.ts";

/**
 * For `forMs` the product does not reach Redis, which lives on and loses nothing: `cut` ends every connection and lets none be made, `mute`
 * takes what is said and never answers. Resolves when every process has found it again.
 */
export async function breakTheWay(
  platform: Platform,
  way: FaultyWay,
  o: { how: "cut" | "mute"; forMs: number },
): Promise<void> {
  await way.breakIt(o.how);
  await pause(o.forMs);
  await way.mend();
  await Promise.all([reaches(platform.urls.gateway), reaches(platform.urls.worker)]);
}

/** Waits until the process there says that it reaches Redis; one that is away itself has nothing to tell it. */
async function reaches(origin: string): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; await pause(100)) {
    const asked = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    const said = (await asked?.json().catch(() => undefined)) as { redis?: string } | undefined;
    if (said?.redis === "up") return;
  }
}
