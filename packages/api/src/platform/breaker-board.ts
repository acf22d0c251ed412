import { hostname } from "node:os";
import type { Platform } from "../context.ts";
import { type BreakerName, type BreakerState, breakerNames } from "./breaker.ts";
import { statesOf } from "./breakers.ts";
import type { Redis } from "./redis.ts";

/** One hash for all processes: a field each, written every few seconds, so that operators see them side by side. */
const key = "breakers";
const everyMs = 4_000;
/** A process that has written nothing for so long is gone. */
const goneAfterMs = 15_000;

type States = Record<BreakerName, BreakerState>;
interface Written {
  /** By Redis's clock, in ms since 1970: that of the reader's host may show another time than the writer's. */
  at: number;
  states: States;
}

/** Tells operators how this process's breakers stand, until it is stopped. While Redis is away nobody hears. */
export function showBreakers(
  platform: Pick<Platform, "redis" | "breakers">,
  process: string,
  id = `${hostname()}:${globalThis.process.pid}`,
): () => void {
  let stopped = false;
  const write = async () => {
    const written: Written = { at: await redisTime(platform.redis), states: statesOf(platform.breakers) };
    if (!stopped) await platform.redis.hset(key, `${process}@${id}`, JSON.stringify(written));
  };
  const tell = () => void write().catch(() => undefined);
  tell();
  const timer = setInterval(tell, everyMs).unref();
  return () => {
    stopped = true;
    clearInterval(timer);
    platform.redis.hdel(key, `${process}@${id}`).catch(() => undefined);
  };
}

/** How a breaker stands over all processes. */
export interface BreakerRow {
  name: BreakerName;
  /** The worst of them. */
  state: BreakerState;
  /** In which processes it is not closed: gateway, worker, web, … */
  where: string[];
}

/** All breakers, of all processes that have told of themselves lately, and of this one. With Redis away of this one alone. */
export async function readBreakers(platform: Pick<Platform, "redis" | "breakers" | "log">): Promise<BreakerRow[]> {
  const { told, now } = await readTold(platform.redis).catch(() => ({ told: {}, now: 0 }));
  const processes: [string, States][] = [["here", statesOf(platform.breakers)]];
  for (const [field, text] of Object.entries(told)) {
    const { at, states } = JSON.parse(text) as Written;
    if (now - at < goneAfterMs) processes.push([field.split("@", 1)[0] ?? field, states]);
    else platform.redis.hdel(key, field).catch(() => undefined);
  }
  return breakerNames.map((name) => {
    // A process of an earlier release tells nothing of a breaker it has not.
    const not = processes.filter(([, states]) => (states[name] ?? "closed") !== "closed");
    const state = not.some(([, states]) => states[name] === "open") ? "open" : not.length > 0 ? "half_open" : "closed";
    const where = [...new Set(not.map(([process]) => process))];
    // This process has told of itself under its own name as well.
    return { name, state, where: where.length > 1 ? where.filter((one) => one !== "here") : where };
  });
}

async function readTold(redis: Redis): Promise<{ told: Record<string, string>; now: number }> {
  const [told, now] = await Promise.all([redis.hgetall(key), redisTime(redis)]);
  return { told, now };
}

async function redisTime(redis: Redis): Promise<number> {
  const [seconds] = await redis.time();
  return Number(seconds) * 1_000;
}
