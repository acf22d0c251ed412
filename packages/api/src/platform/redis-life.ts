import { Command, type Redis as Server } from "ioredis";
import type { Redis } from "./redis.ts";

/** The connection to the very server that serves a key now. A single server serves them all. */
export async function onNode(redis: Redis, key: string): Promise<Server> {
  if (!("slots" in redis)) return redis;
  // Any call with the key puts a table of slots right that is of yesterday.
  await redis.exists(key);
  const address = redis.slots[slotOf(key)]?.[0];
  const server = redis.nodes("master").find(({ options }) => `${options.host}:${options.port}` === address);
  if (!server) throw new Error(`no server is known for the slot of ${key}`);
  return server;
}

/**
 * Which life of which server serves a key now. Another one after a restart (new run id) and after each promotion of a replica (new
 * replication id, also when a former master that never went down is promoted again): then some of what was written may be missing.
 */
export async function lifeOf(redis: Redis, key: string): Promise<string> {
  const server = await onNode(redis, key);
  const told = await server.info("server", "replication");
  const run = /^run_id:(\w+)/m.exec(told)?.[1];
  const promotion = /^master_replid:(\w{16})/m.exec(told)?.[1];
  if (!run || !promotion) throw new Error("redis does not tell its run id");
  if (!/^role:master/m.test(told)) throw new Error(`the server asked for ${key} is no master any more`);
  return `${run}.${promotion}`;
}

/**
 * Does `work` with the server that serves a key, on a connection of its own that is never made anew: all of it happens in the life
 * that is told, or it fails. What is loaded for one life cannot reach the next one that way.
 */
export async function inOneLife<T>(
  redis: Redis,
  key: string,
  work: (server: Server, life: string) => Promise<T>,
): Promise<T> {
  const server = (await onNode(redis, key)).duplicate({ retryStrategy: () => null, maxRetriesPerRequest: 0 });
  server.on("error", () => undefined);
  try {
    return await work(server, await lifeOf(server, key));
  } finally {
    server.disconnect();
  }
}

/** As the client itself reckons it, so that both mean the same server. */
const slotOf = (key: string): number => new Command("exists", [key]).getSlot() as number;

/**
 * Calls `tell` whenever a server may have begun another life or another server may serve a slot: what was remembered of lives is to be
 * asked again then. A demoted master keeps its scripts and its run id: should it be promoted again, only who forgot asks anew.
 */
export function onServersChanged(redis: Redis, tell: () => void): void {
  redis.on("close", tell);
  if (!("slots" in redis)) return;
  redis.on("-node", tell);
  let before = "";
  redis.on("refresh", () => {
    const now = mastersOf(redis.slots);
    if (now !== before) tell();
    before = now;
  });
}

/** The masters in the order of their slots: each once for each range. */
function mastersOf(slots: string[][]): string {
  let last: string | undefined;
  const ranges: string[] = [];
  for (let slot = 0; slot < slots.length; slot++) {
    const master = slots[slot]?.[0];
    if (master !== last) ranges.push(`${slot}=${master}`);
    last = master;
  }
  return ranges.join(" ");
}
