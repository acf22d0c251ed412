import { setTimeout as sleep } from "node:timers/promises";
import type { Kit } from "./bench.ts";

const patienceMs = 60_000;

/**
 * Waits until Redis writes neither its file nor its log anew in the background, which takes one of the machine's processors: what a bench before has
 * left is not this one's.
 */
export async function redisAtRest({ ctx }: Kit): Promise<void> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(200)) {
    const info = await ctx.redis.info("persistence");
    if (!/(rdb_bgsave|aof_rewrite)_(in_progress|scheduled):1/.test(info)) return;
  }
}
