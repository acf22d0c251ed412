import { AppError } from "../platform/errors.ts";
import { keepFew } from "../platform/keep-few.ts";
import { luaBeside, type Redis, script } from "../platform/redis.ts";
import { actionOf, type Limit, type LimitName, limits } from "./limits.ts";

/**
 * Limits are counted in Redis, over all processes, but not call by call: a process takes a share of a window (a tenth of what is free of
 * challenges, at most 500 calls) and counts that down by itself. What processes take never exceeds the limit; what one of them takes and does
 * not use is lost with its window. So a crowd behind one address costs Redis next to nothing, and who is over a limit costs it nothing at all.
 * Where a limit says so, the first calls of a window are not even asked for, and counted when there are more: a buyer alone with his device
 * and address costs Redis one command, his account's.
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
  asked: Map<string, Promise<Taken>>;
  /** Calls that went through without having been counted: the next share pays for them first. */
  owed: Map<string, number>;
  unasked: Map<string, { calls: number; until: number; account: string | undefined }>;
}

/** A share as it came, and the value of the key that was read in passing. */
interface Taken {
  share: Share;
  read: string | null | undefined;
}

const takeScript = script(luaBeside(import.meta.url, "rate-limit"));
const subjectsKept = 50_000;
const all = new WeakMap<Redis, Held>();

/** Counts one call. Throws BUSY when Redis is away and the call would spend; what only reads is counted behind its answer and never waits. */
export function count(redis: Redis, call: Call): Standing | Promise<Standing> {
  const held = heldOf(redis);
  const share = sharedBy(held, call);
  if (share && (share.spent || (share.left > 0 && share.account === call.account))) return use(call, share);
  const unasked = share ? undefined : withoutAsking(held, call);
  if (unasked) return unasked;
  if (limits[call.name].away === "refuse") return takeAndUse(redis, held, call);
  const one = oneOf(call);
  held.owed.set(one, (held.owed.get(one) ?? 0) + 1);
  take(redis, held, call).catch(() => held.owed.delete(one));
  return standing(call, share, true);
}

/**
 * Counts one call that spends, and reads a key of the same slot in the same command where it has to ask. Throws BUSY when Redis is away and had
 * to be asked for the limit; what could not be read otherwise is undefined.
 */
export async function countAndRead(
  redis: Redis,
  call: Call,
  alongside: string,
): Promise<{ standing: Standing; read: string | null | undefined }> {
  const held = heldOf(redis);
  const share = sharedBy(held, call);
  if (share && (share.spent || share.left > 0)) {
    const standing = use(call, share);
    return { standing, read: standing.allowed ? await redis.get(alongside).catch(() => undefined) : undefined };
  }
  const { share: taken, read } = await take(redis, held, call, alongside).catch(busy(call));
  return { standing: taken.left > 0 || taken.spent ? use(call, taken) : await takeAndUse(redis, held, call), read };
}

async function takeAndUse(redis: Redis, held: Held, call: Call): Promise<Standing> {
  // Those who wait for one share together may be more than it has calls for: the rest take the next.
  for (;;) {
    const { share } = await take(redis, held, call).catch(busy(call));
    if (share.left > 0 || share.spent) return use(call, share);
  }
}

function busy(call: Call): (cause: unknown) => never {
  return (cause) => {
    throw new AppError("BUSY", { detail: `limit ${call.name}`, cause });
  };
}

function use(call: Call, share: Share): Standing {
  if (share.left === 0) return standing(call, share, false);
  share.left -= 1;
  return standing(call, share, true);
}

/** Lets a call through that need not be asked for: one of the first of its window, and of a device's always for the same account. */
function withoutAsking(held: Held, call: Call): Standing | undefined {
  const { unasked, seconds, max }: Limit = limits[call.name];
  if (!unasked) return undefined;
  const one = oneOf(call);
  const now = Date.now();
  const before = held.unasked.get(one);
  const running = before && before.until > now ? before : undefined;
  if (running && (running.calls >= unasked || running.account !== call.account)) return undefined;
  const calls = (running?.calls ?? 0) + 1;
  const until = running?.until ?? now + seconds * 1000;
  keepFew(held.unasked, one, { calls, until, account: call.account }, subjectsKept);
  const resetSeconds = Math.max(1, Math.ceil((until - now) / 1000));
  return {
    name: call.name,
    allowed: true,
    used: calls,
    left: max - calls,
    resetSeconds,
    accounts: call.account ? 1 : 0,
  };
}

/** Takes the next share of a window; those who ask at the same moment wait for the same one. */
function take(redis: Redis, held: Held, call: Call, alongside?: string): Promise<Taken> {
  const { max, seconds, challengeFrom = max }: Limit = limits[call.name];
  const one = oneOf(call);
  const running = held.asked.get(`${one}:${call.account}`);
  if (running) return running;
  const accounts = new Set(call.account ? [call.account] : []);
  const before = held.unasked.get(one);
  held.unasked.delete(one);
  if (before && before.until > Date.now()) {
    held.owed.set(one, (held.owed.get(one) ?? 0) + before.calls);
    if (before.account) accounts.add(before.account);
  }
  // Everything of one subject is in one slot; another subject's is in another.
  const more = accounts.size > 0 ? `device:{${call.key}}:${actionOf(call.name)}` : alongside;
  const keys = [`limit:{${call.key}}:${call.name}`, ...(more ? [more] : [])];
  const wanted = Math.min(500, Math.max(1, Math.floor(challengeFrom / 10))) + (held.owed.get(one) ?? 0);
  const asking = takeScript
    .run(redis, keys, [max, wanted, seconds * 1000, ...accounts])
    .then((answer) => {
      const [taken, used, leftMs, known, read] = answer as [number, number, number, number, string | null];
      const left = Math.max(0, taken - (held.owed.get(one) ?? 0));
      held.owed.delete(one);
      const until = Date.now() + leftMs;
      const share = { left, used, until, spent: taken < wanted, accounts: known, account: call.account };
      keepFew(held.shares, one, share, subjectsKept);
      return { share, read: alongside ? read : undefined };
    })
    .finally(() => held.asked.delete(`${one}:${call.account}`));
  held.asked.set(`${one}:${call.account}`, asking);
  return asking;
}

const oneOf = ({ name, key }: Call) => `${name}:${key}`;

function sharedBy(held: Held, call: Call): Share | undefined {
  const share = held.shares.get(oneOf(call));
  return share && share.until > Date.now() ? share : undefined;
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
    held = { shares: new Map(), asked: new Map(), owed: new Map(), unasked: new Map() };
    all.set(redis, held);
  }
  return held;
}
