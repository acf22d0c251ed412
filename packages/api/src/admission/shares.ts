import { readFileSync } from "node:fs";
import { AppError } from "../platform/errors.ts";
import { type Redis, script } from "../platform/redis.ts";
import { actionOf, type Limit, type LimitName, limits } from "./limits.ts";

/**
 * Limits are counted in Redis, over all processes, but not call by call: a process takes a share of a window (a tenth of what
 * is free of challenges, at most 500 calls) and counts that down by itself. What processes take never exceeds the limit; what one of them takes and does not use is lost
 * with its window. So a crowd behind one address costs Redis next to nothing, and who is over a limit costs it nothing at all.
 */
interface Share {
  left: number;
  /** What is used of the window over all processes, this share with it. */
  used: number;
  /** When the window ends, by this process's clock. */
  until: number;
  /** There was nothing to take any more: nobody asks again before the window ends. */
  spent: boolean;
  /** With how many accounts the device was seen, and for which of them this share was taken. */
  accounts: number;
  account: string | undefined;
}

/** Where a caller stands at a limit. */
export interface Standing {
  name: LimitName;
  allowed: boolean;
  left: number;
  used: number;
  resetSeconds: number;
  /** With how many accounts the device did the same in a day; 0 when the limit is not a device's. */
  accounts: number;
}

/** One call at a limit: of an account, an address, an index of a phone (never the phone). `account` is for a device's limits. */
export interface Call {
  name: LimitName;
  key: string;
  account?: string | undefined;
}

/** What a process holds of the windows in one Redis. */
interface Held {
  shares: Map<string, Share>;
  asked: Map<string, Promise<Share>>;
  /** Calls that went through while their share was on its way: it pays for them first. */
  owed: Map<string, number>;
}

const takeScript = script(readFileSync(new URL("rate-limit.lua", import.meta.url), "utf8"));
const sharesKept = 50_000;
const all = new WeakMap<Redis, Held>();

/** Counts one call. Throws BUSY when Redis is away and the call would spend; what only reads is counted behind its answer and never waits. */
export function count(redis: Redis, call: Call): Standing | Promise<Standing> {
  const held = heldOf(redis);
  const share = held.shares.get(`${call.name}:${call.key}`);
  if (share && share.until > Date.now() && (share.account === call.account || share.spent)) {
    if (share.left > 0 || share.spent) return use(call, share);
  }
  if (limits[call.name].away === "refuse") return takeAndUse(redis, held, call);
  const one = `${call.name}:${call.key}`;
  held.owed.set(one, (held.owed.get(one) ?? 0) + 1);
  take(redis, held, call).catch(() => held.owed.delete(one));
  return standing(call, share, true);
}

async function takeAndUse(redis: Redis, held: Held, call: Call): Promise<Standing> {
  // Those who wait for one share together may be more than it has calls for: the rest take the next.
  for (;;) {
    const share = await take(redis, held, call).catch((cause) => {
      throw new AppError("BUSY", { detail: `limit ${call.name}`, cause });
    });
    if (share.left > 0 || share.spent) return use(call, share);
  }
}

function use(call: Call, share: Share): Standing {
  if (share.left === 0) return standing(call, share, false);
  share.left -= 1;
  return standing(call, share, true);
}

/** Takes the next share of a window; those who ask at the same moment wait for the same one. */
function take(redis: Redis, held: Held, { name, key, account }: Call): Promise<Share> {
  const { max, seconds, challengeFrom = max }: Limit = limits[name];
  const one = `${name}:${key}`;
  const running = held.asked.get(`${one}:${account}`);
  if (running) return running;
  // Everything of one subject is in one slot; another subject's is in another.
  const keys = [`limit:{${key}}:${name}`, ...(account ? [`device:{${key}}:${actionOf(name)}`] : [])];
  const wanted = Math.min(500, Math.max(1, Math.floor(challengeFrom / 10)));
  const asking = takeScript
    .run(redis, keys, [max, wanted, seconds * 1000, account ?? ""])
    .then((answer) => {
      const [taken, used, leftMs, accounts] = answer as [number, number, number, number];
      const left = Math.max(0, taken - (held.owed.get(one) ?? 0));
      held.owed.delete(one);
      const share = { left, used, until: Date.now() + leftMs, spent: taken === 0, accounts, account };
      if (held.shares.size >= sharesKept) held.shares.delete(held.shares.keys().next().value as string);
      held.shares.set(one, share);
      return share;
    })
    .finally(() => held.asked.delete(`${one}:${account}`));
  held.asked.set(`${one}:${account}`, asking);
  return asking;
}

function standing({ name }: Call, share: Share | undefined, allowed: boolean): Standing {
  const { max, seconds }: Limit = limits[name];
  const used = share ? share.used - share.left : 0;
  return {
    name,
    allowed,
    used,
    left: allowed ? max - used : 0,
    resetSeconds: share ? Math.max(1, Math.ceil((share.until - Date.now()) / 1000)) : seconds,
    accounts: share?.accounts ?? 0,
  };
}

function heldOf(redis: Redis): Held {
  let held = all.get(redis);
  if (!held) {
    held = { shares: new Map(), asked: new Map(), owed: new Map() };
    all.set(redis, held);
  }
  return held;
}
