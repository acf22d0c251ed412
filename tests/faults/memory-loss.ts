import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "ioredis";
import type { Chance } from "./chance.ts";

/**
 * What Redis can lose while it runs. A kill alone loses nothing, since what was appended to its file is the kernel's to keep.
 * `some claims` is what a replica promoted too late looks like: consistent in itself, and behind the database, so that it sells what is
 * sold and only the database is left to refuse.
 */
const losses = {
  "some claims": forgetClaims,
  "all of it": (redis: Redis) => redis.flushall(),
  "some holds": forgetHolds,
} satisfies Record<string, (redis: Redis, chance: Chance) => Promise<unknown>>;

/** Takes memory from Redis `times` over within `forMs`, each kind in turn. Returns how often each was done. */
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
  const began = Date.now();
  for (let n = 0; n < o.times; n += 1) {
    await pause(Math.max(0, began + (o.forMs / o.times) * (n + 0.4 + 0.5 * o.chance.next()) - Date.now()));
    const [what, lose] = Object.entries(losses)[n % 3] as [string, (typeof losses)[keyof typeof losses]];
    await lose(redis, o.chance);
    done[what] = (done[what] ?? 0) + 1;
    o.note(`Redis lost its memory: ${what}`);
  }
  redis.disconnect();
  return done;
}

async function forgetHolds(redis: Redis, chance: Chance): Promise<void> {
  for (const key of await redis.keys("inv:*:hold:*")) if (chance.happens(0.4)) await redis.del(key);
}

async function forgetClaims(redis: Redis, chance: Chance): Promise<void> {
  for (const key of await redis.keys("inv:*:taken")) {
    const base = key.slice(0, -"taken".length);
    for (const [unit, owner] of Object.entries(await redis.hgetall(key))) {
      const account = owner.split(":")[2];
      if (!account || !chance.happens(0.2)) continue;
      await redis
        .multi()
        .hdel(key, unit)
        .zadd(`${base}free:0`, Number(unit), unit)
        .hincrby(`${base}accounts`, account, -1)
        .exec();
    }
  }
}
