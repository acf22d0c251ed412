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

async function forgetHolds(redis: Redis, chance: Chance): Promise<void> {
  for (const key of await redis.keys("inv:*:hold:*")) if (chance.happens(0.4)) await redis.del(key);
}

/** Returns the units whose owner is forgotten: free to whoever asks Redis, and on every map. */
async function forgetClaims(redis: Redis, chance: Chance): Promise<Set<string>> {
  const forgotten = new Set<string>();
  for (const key of await redis.keys("inv:*:taken")) {
    const base = key.slice(0, -"taken".length);
    const groups = (await redis.getBuffer(`${base}groups`)) ?? Buffer.alloc(0);
    for (const [field, owner] of Object.entries(await redis.hgetall(key))) {
      const unit = Number(field);
      const account = owner.split(":")[2];
      if (!account || !chance.happens(0.2)) continue;
      await redis
        .multi()
        .hdel(key, field)
        .zadd(`${base}free:${groups.readUInt16BE(2 * unit)}`, unit, field)
        .hincrby(`${base}accounts`, account, -1)
        // BITFIELD counts a byte's bits from the high end, the map's units from the low one.
        .call("BITFIELD", `${base}states`, "SET", "u2", 8 * (unit >> 2) + 2 * (3 - (unit & 3)), 1)
        .exec();
      forgotten.add(`${base.slice("inv:{".length, -"}:".length)}/${unit}`);
    }
  }
  return forgotten;
}
