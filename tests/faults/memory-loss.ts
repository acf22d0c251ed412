import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "ioredis";
import type { Chance } from "./chance.ts";

/**
 * Takes Redis's memory away while it runs, `times` over within `forMs`: sometimes all of it, sometimes a few holds. A kill alone loses
 * nothing, since what was appended to the file is the kernel's to keep. Returns how often each was done.
 */
export async function loseMemory(o: {
  redisUrl: string;
  times: number;
  forMs: number;
  chance: Chance;
  note: (line: string) => void;
}): Promise<Record<string, number>> {
  const done: Record<string, number> = {};
  const redis = new Redis(o.redisUrl, { maxRetriesPerRequest: null });
  // Redis is killed as well now and then: the connection comes back by itself.
  redis.on("error", () => undefined);
  for (let n = 0; n < o.times; n += 1) {
    await pause((o.forMs / o.times) * (0.4 + 0.5 * o.chance.next()));
    const way = n % 2 === 0 ? "all of it" : "some holds";
    if (n % 2 === 0) await redis.flushall();
    else await loseHolds(redis, o.chance);
    done[way] = (done[way] ?? 0) + 1;
    o.note(`Redis lost its memory: ${way}`);
  }
  redis.disconnect();
  return done;
}

async function loseHolds(redis: Redis, chance: Chance): Promise<void> {
  for (const key of await redis.keys("inv:*:hold:*")) if (chance.happens(0.4)) await redis.del(key);
}
