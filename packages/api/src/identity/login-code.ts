import { createHmac, randomInt, timingSafeEqual } from "node:crypto";
import { limitLogins, rateLimit } from "../admission/index.ts";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { script } from "../platform/redis.ts";
import { buyerByPhone } from "./account.ts";

const lifeSeconds = 300;
const maxTries = 5;

/** Gives back the code and counts the try in one step; with the last try the code is gone. */
const tryCode = script(`
  local code = redis.call('HGET', KEYS[1], 'code')
  if not code then return false end
  if redis.call('HINCRBY', KEYS[1], 'tries', 1) > tonumber(ARGV[1]) then redis.call('DEL', KEYS[1]) return false end
  return code
`);

/**
 * Sends a login code to a mainland mobile number. Throws TOO_MANY_REQUESTS: one a minute and ten a day for a number, more for a device and
 * an address; and CHALLENGE_REQUIRED, since each costs money.
 */
export async function sendLoginCode(ctx: Context, phone: string): Promise<void> {
  const index = ctx.cipher.index("phone", phone);
  await rateLimit(ctx, "code-address", ctx.address);
  if (ctx.client?.device) await rateLimit(ctx, "code-device", ctx.client.device, index);
  await rateLimit(ctx, "code-day", index);
  await rateLimit(ctx, "code-minute", index);
  const code = String(randomInt(0, 1_000_000)).padStart(6, "0");
  const key = codeKey(index);
  await ctx.redis
    .multi()
    .del(key)
    .hset(key, { code: codeDigest(ctx, index, code), tries: 0 })
    .expire(key, lifeSeconds)
    .exec();
  await ctx.sms.send({ phone, template: "LOGIN_CODE", params: { code }, messageId: newId() });
}

/** The buyer who has shown the code sent to his phone; a code works once. Throws CODE_WRONG, TOO_MANY_REQUESTS, CHALLENGE_REQUIRED. */
export async function loginWithCode(
  ctx: Context,
  o: { phone: string; code: string },
): Promise<{ id: string; sessionVersion: number }> {
  const index = ctx.cipher.index("phone", o.phone);
  await limitLogins(ctx, index);
  const stored = (await tryCode.run(ctx.redis, [codeKey(index)], [maxTries])) as string | null;
  const right = stored !== null && timingSafeEqual(Buffer.from(stored), Buffer.from(codeDigest(ctx, index, o.code)));
  // Whoever deletes the code has used it: two logins with one code are one login.
  if (!right || (await ctx.redis.del(codeKey(index))) === 0) throw new AppError("CODE_WRONG");
  return buyerByPhone(ctx, o.phone);
}

const codeKey = (index: string) => `login-code:${index}`;

/** Codes are few: what Redis keeps is keyed, so that a copy of Redis logs nobody in. */
function codeDigest(ctx: Context, index: string, code: string): string {
  return createHmac("sha256", ctx.env.AUTH_SECRET).update(`login-code\0${index}\0${code}`).digest("hex");
}
