import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "ioredis";
import type { Chance } from "./chance.ts";
import type { Loss } from "./holds.ts";

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
export type LossKind = keyof typeof losses;

/** Takes these pieces of memory from Redis, one after the other within `forMs`. Returns what was taken, and when. */
export async function loseMemory(o: {
  redisUrl: string;
  which: LossKind[];
  forMs: number;
  chance: Chance;
  note: (line: string) => void;
}): Promise<(Loss & { kind: LossKind })[]> {
  const done: (Loss & { kind: LossKind })[] = [];
  const redis = new Redis(o.redisUrl, { maxRetriesPerRequest: null });
  // Redis is killed as well now and then: the connection comes back by itself.
  redis.on("error", () => undefined);
  const began = Date.now();
  for (const [n, kind] of o.which.entries()) {
    await pause(Math.max(0, began + (o.forMs / o.which.length) * (n + 0.4 + 0.5 * o.chance.next()) - Date.now()));
    const from = Date.now();
    const units = await losses[kind](redis, o.chance);
    done.push({ kind, from, until: Date.now(), ...(units instanceof Set ? { units } : {}) });
    o.note(`Redis lost its memory: ${kind}`);
  }
  redis.disconnect();
  return done;
}

/** The hold is gone and the units that it held stay: nobody can let them go. */
async function forgetHolds(redis: Redis, chance: Chance): Promise<void> {
  for (const key of await redis.keys("inv:*:accounts"))
    for (const [account, record] of Object.entries(await redis.hgetall(key)))
      if (record.includes("|") && chance.happens(0.4)) {
        await redis.hdel(key, account);
        await redis.zrem(key.replace(/accounts$/, "deadlines"), account);
      }
}

/** Returns the units whose owner is forgotten: free to whoever asks Redis, and on every map that is loaded from now on. */
async function forgetClaims(redis: Redis, chance: Chance): Promise<Set<string>> {
  const forgotten = new Set<string>();
  for (const key of await redis.keys("inv:*:units")) {
    const id = key.slice("inv:{".length, -"}:units".length);
    const bytes = (await redis.getBuffer(key)) ?? Buffer.alloc(0);
    for (let unit = 0; unit * 7 < bytes.length; unit += 1) {
      const [state, owned] = [bytes.readUInt8(unit * 7 + 6) & 3, bytes.readUIntBE(unit * 7, 6) > 0];
      if (state < 2 || !owned || !chance.happens(0.2)) continue;
      await redis
        .multi()
        .setrange(key, unit * 7, "\0".repeat(7))
        .rpush(`inv:{${id}}:log`, `${unit}:1`)
        .exec();
      forgotten.add(`${id}/${unit}`);
    }
  }
  return forgotten;
}
