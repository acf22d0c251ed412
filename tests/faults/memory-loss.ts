import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "ioredis";
import type { Platform } from "../../local/start/platform.ts";
import type { FaultyWay } from "../../packages/api/src/testing/faulty-way.ts";
import { breakTheWay } from "./broken-way.ts";
import type { Chance } from "./chance.ts";
import type { Loss } from "./holds.ts";
import { restartFromOldFile } from "./old-file.ts";
import { failOverToStale } from "./stale-replica.ts";

/** Where something is taken, and how it is chosen. */
interface Scene {
  platform: Platform;
  /** The straight way to Redis, and the one that the product goes. */
  redis: Redis;
  way: FaultyWay;
  chance: Chance;
}

/**
 * What Redis can lose while it runs. A kill alone loses nothing, since what was appended to its file is the kernel's to keep.
 * `some claims` is what a replica promoted too late looks like: consistent in itself, and behind the database, so that it sells what is
 * sold and only the database is left to refuse. Each answers when that began (ms), where it has lost whatever was new then; or the units
 * that were forgotten, where nothing else was.
 */
const losses = {
  "some claims": forgetClaims,
  "all of it": ({ redis }) => redis.flushall(),
  "some holds": forgetHolds,
  "what came after its replica": ({ redis, chance }) => failOverToStale(redis, chance.between(1_500, 4_000)),
  "what came after a copy of its file": ({ platform, redis, chance }) =>
    restartFromOldFile(platform, redis, chance.between(1_500, 4_000)),
  "which life it is of": forgetSale,
  "its connections": cutConnections,
  "the way to it": (scene) => cutOff(scene, "cut"),
  "its answers": (scene) => cutOff(scene, "mute"),
} satisfies Record<string, (scene: Scene) => Promise<unknown>>;
export type LossKind = keyof typeof losses;

/** Takes these from Redis, one after the other within `forMs`. Returns what was taken, and when. */
export async function loseMemory(o: {
  platform: Platform;
  way: FaultyWay;
  which: LossKind[];
  forMs: number;
  chance: Chance;
  note: (line: string) => void;
}): Promise<(Loss & { kind: LossKind })[]> {
  const done: (Loss & { kind: LossKind })[] = [];
  const redis = new Redis(o.platform.env.REDIS_URL as string, { maxRetriesPerRequest: null });
  // Redis is killed as well now and then: the connection comes back by itself.
  redis.on("error", () => undefined);
  const start = Date.now();
  for (const [n, kind] of o.which.entries()) {
    await pause(Math.max(0, start + (o.forMs / o.which.length) * (n + 0.4 + 0.5 * o.chance.next()) - Date.now()));
    const began = Date.now();
    // It may be killed in the midst of it: then it was lost, or not.
    const told = await losses[kind]({ ...o, redis }).catch((error: Error) => o.note(`${kind}: ${error.message}`));
    const from = typeof told === "number" ? told : began;
    done.push({ kind, from, until: Date.now(), ...(told instanceof Set ? { units: told } : {}) });
    o.note(`Redis has lost ${kind}`);
  }
  redis.disconnect();
  return done;
}

/** The hold is gone and the units that it held stay: nobody can let them go. */
async function forgetHolds({ redis, chance }: Scene): Promise<void> {
  for (const key of await redis.keys("inv:*:accounts"))
    for (const [account, record] of Object.entries(await redis.hgetall(key)))
      if (record.includes("|") && chance.happens(0.4)) {
        await redis.hdel(key, account);
        await redis.zrem(key.replace(/accounts$/, "deadlines"), account);
      }
}

/** Returns the units whose owner is forgotten: free to whoever asks Redis, and on every map that is loaded from now on. */
async function forgetClaims({ redis, chance }: Scene): Promise<Set<string>> {
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

/** Several times in a row each performance is loaded anew from the database while it sells: nothing that lives is lost by that. */
async function forgetSale({ redis, chance }: Scene): Promise<Set<string>> {
  for (let n = 0; n < 8; n += 1) {
    const keys = await redis.keys("inv:*:sale");
    if (keys.length > 0) await redis.del(keys);
    await pause(chance.between(100, 400));
  }
  return new Set();
}

/** For two seconds every connection breaks in the middle of whatever it is about: what was asked may have happened, or not. Nothing is lost. */
async function cutConnections({ redis }: Scene): Promise<Set<string>> {
  for (const end = Date.now() + 2_000; Date.now() < end; await pause(60))
    await redis.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
  return new Set();
}

/** For some seconds the product does not reach it, whoever reads it here does. Nothing is lost by that, but nobody can tell it anything. */
async function cutOff({ platform, way, chance }: Scene, how: "cut" | "mute"): Promise<Set<string>> {
  await breakTheWay(platform, way, { how, forMs: chance.between(1_500, 3_500) });
  return new Set();
}
