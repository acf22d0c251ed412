import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { script } from "../platform/redis.ts";

/** Counts in a window that starts with the first call: INCR and its expiry belong together, or a crash between them locks a person out. */
const countScript = script(`
  local n = redis.call('INCR', KEYS[1])
  if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
  return { n, redis.call('PTTL', KEYS[1]) }
`);

/**
 * Lets `max` calls through in each window of `seconds` for one `key` (an account, an address, an index of a phone, never the phone).
 * Throws TOO_MANY_REQUESTS (facts.retryAfterSeconds); with Redis away it throws BUSY, so that a limit never silently ends.
 */
export async function rateLimit(
  ctx: Pick<Context, "redis">,
  o: { name: string; key: string; max: number; seconds: number },
): Promise<void> {
  const [count, leftMs] = (await countScript
    .run(ctx.redis, [`limit:${o.name}:${o.key}`], [o.seconds * 1000])
    .catch((cause) => {
      throw new AppError("BUSY", { detail: `limit ${o.name}`, cause });
    })) as [number, number];
  if (count > o.max)
    throw new AppError("TOO_MANY_REQUESTS", { facts: { retryAfterSeconds: Math.ceil(leftMs / 1000) }, detail: o.name });
}
