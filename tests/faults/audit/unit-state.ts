import { Redis } from "ioredis";

/** What Redis says of one performance's units. Field names as in Redis. */
export interface UnitState {
  meta: Record<string, string>;
  /** Free units by the index of their group. */
  free: Map<number, number[]>;
  /** unit → h:<hold> | c:<order>:<account> | s:<order>:<account> */
  taken: Record<string, string>;
  holds: Map<string, { account: string; units: number[] }>;
  /** hold → deadline in ms of Redis's clock. */
  deadlines: Map<string, number>;
  mine: Record<string, string>;
  accounts: Record<string, string>;
  /** What pages are shown, two bits a unit, low bits first: 0 not for sale, 1 free, 2 held or claimed, 3 sold. */
  states: Buffer;
  /** Redis's clock when this was read, in ms since 1970. */
  now: number;
}

/** Reads the unit state of each performance. */
export async function readUnitStates(url: string, performanceIds: string[]): Promise<Map<string, UnitState>> {
  const redis = new Redis(url, { maxRetriesPerRequest: 2, connectTimeout: 5_000 });
  // A failed command says so itself; without a listener the connection would say it a second time, on the terminal.
  redis.on("error", () => undefined);
  try {
    const states = new Map<string, UnitState>();
    for (const id of performanceIds) states.set(id, await readOne(redis, `inv:{${id}}:`));
    return states;
  } finally {
    redis.disconnect();
  }
}

async function readOne(redis: Redis, base: string): Promise<UnitState> {
  const [seconds, micros] = await redis.time();
  const meta = await redis.hgetall(`${base}meta`);
  const free = new Map<number, number[]>();
  for (const key of await keysOf(redis, `${base}free:*`)) {
    free.set(Number(key.slice(`${base}free:`.length)), (await redis.zrange(key, "0", "-1")).map(Number));
  }
  const holds: UnitState["holds"] = new Map();
  for (const key of await keysOf(redis, `${base}hold:*`)) {
    const [account = "", units = ""] = await redis.hmget(key, "account", "units");
    holds.set(key.slice(`${base}hold:`.length), {
      account: account ?? "",
      units: (units ?? "").split(",").filter(Boolean).map(Number),
    });
  }
  const due = await redis.zrange(`${base}deadlines`, "0", "-1", "WITHSCORES");
  const deadlines = new Map<string, number>();
  for (let i = 0; i < due.length; i += 2) deadlines.set(due[i] as string, Number(due[i + 1]));
  return {
    meta,
    free,
    taken: await redis.hgetall(`${base}taken`),
    holds,
    deadlines,
    mine: await redis.hgetall(`${base}mine`),
    accounts: await redis.hgetall(`${base}accounts`),
    states: (await redis.getBuffer(`${base}states`)) ?? Buffer.alloc(0),
    now: Number(seconds) * 1000 + Math.floor(Number(micros) / 1000),
  };
}

async function keysOf(redis: Redis, pattern: string): Promise<string[]> {
  const found = new Set<string>();
  let cursor = "0";
  do {
    const [next, keys] = await redis.scan(cursor, "MATCH", pattern, "COUNT", 1_000);
    for (const key of keys) found.add(key);
    cursor = next;
  } while (cursor !== "0");
  return [...found];
}
