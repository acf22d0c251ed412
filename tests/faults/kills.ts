import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "ioredis";
import type { Part } from "../../local/start/parts.ts";
import type { Platform } from "../../local/start/platform.ts";
import type { Chance } from "./chance.ts";

/** One part that was killed: when (ms since 1970) and after how many ms it was back; null when it never was. */
export interface Kill {
  part: Part;
  at: number;
  backAfterMs: number | null;
}

const backWithinMs = 60_000;

/**
 * Kills parts with SIGKILL, one after the other in an order drawn from the seed, spread over `forMs`; each must be back before it is
 * hit again, but others may fall while it is away. Resolves when all of them are back.
 */
export async function killParts(o: {
  platform: Platform;
  kills: Partial<Record<Part, number>>;
  chance: Chance;
  forMs: number;
  note: (line: string) => void;
}): Promise<Kill[]> {
  const began = Date.now();
  const turns = Object.entries(o.kills).flatMap(([part, times]) => Array<Part>(times).fill(part as Part));
  const gapMs = o.forMs / (turns.length + 0.5);
  const away = new Map<Part, Promise<Kill>>();
  const kills: Promise<Kill>[] = [];
  for (const [n, part] of o.chance.shuffled(turns).entries()) {
    const due = began + (n + 0.5 + 0.6 * o.chance.next()) * gapMs;
    await pause(Math.max(0, due - Date.now()));
    await away.get(part);
    const kill = killOnce(o.platform, part).then((done) => {
      o.note(
        `killed ${part} at ${Math.round((done.at - began) / 1000)} s, ${done.backAfterMs === null ? "not back" : `back after ${done.backAfterMs} ms`}`,
      );
      return done;
    });
    away.set(part, kill);
    kills.push(kill);
  }
  return Promise.all(kills);
}

/** Kills a part and waits until it does its work again. What `atOnce` does is done before it can be started anew. */
export async function killOnce(platform: Platform, part: Part, atOnce?: () => void): Promise<Kill> {
  const before = platform.processes[part]?.pid;
  const at = Date.now();
  platform.processes[part]?.kill("SIGKILL");
  atOnce?.();
  while (Date.now() - at < backWithinMs) {
    await pause(50);
    const pid = platform.processes[part]?.pid;
    if (pid !== undefined && pid !== before && (await answers(platform, part)))
      return { part, at, backAfterMs: Date.now() - at };
  }
  return { part, at, backAfterMs: null };
}

/** Whether a part does its work, asked the way its neighbours would notice. */
async function answers({ urls, env }: Platform, part: Part): Promise<boolean> {
  if (part === "redis") return redisAnswers(env.REDIS_URL as string);
  const address: Partial<Record<Part, string>> = {
    worker: `${urls.worker}/readyz`,
    // The gateway is ready only when the database is.
    mariadb: `${urls.gateway}/readyz`,
    gateway: `${urls.gateway}/readyz`,
    inngest: `${urls.inngest}/health`,
  };
  const asked = await fetch(address[part] as string, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
  await asked?.body?.cancel();
  return asked?.ok ?? false;
}

async function redisAnswers(url: string): Promise<boolean> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  redis.on("error", () => undefined);
  try {
    await redis.connect();
    return (await redis.ping()) === "PONG";
  } catch {
    return false;
  } finally {
    redis.disconnect();
  }
}
