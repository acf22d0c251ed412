import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { limitRefusals } from "../platform/metrics.ts";
import { askForProof } from "./challenge.ts";
import { accountsOfOneDevice, actionOf, type Limit, type LimitName, limits } from "./limits.ts";
import { count, countAndRead, type Standing } from "./shares.ts";

type Counted = Pick<Context, "redis" | "env" | "address" | "client">;

/**
 * Counts one call of `key` (an account, an address, an index of a phone, never the phone) at the limit of that name. Throws
 * TOO_MANY_REQUESTS (facts.retryAfterSeconds) beyond it, CHALLENGE_REQUIRED (facts.challenge, bits, puzzles) where it asks for a solved
 * challenge, and BUSY when Redis is away and the call would spend something: such a limit never silently ends.
 */
export async function rateLimit(ctx: Counted, name: LimitName, key: string, account?: string): Promise<void> {
  const counted = count(ctx.redis, { name, key, account });
  await judge(ctx, counted instanceof Promise ? await counted : counted);
}

/** As `rateLimit`, and reads a key of the same subject's slot, in the same command where one is needed; undefined when it could not be read. */
export async function rateLimitAndRead(
  ctx: Counted,
  o: { name: LimitName; key: string; alongside: string },
): Promise<string | null | undefined> {
  const { standing, read } = await countAndRead(ctx.redis, o, o.alongside);
  await judge(ctx, standing);
  return read;
}

async function judge(ctx: Counted, standing: Standing): Promise<void> {
  ctx.client?.standings.push(standing);
  if (!standing.allowed) throw tooMany(standing);
  if (mustProve(standing)) await askForProof(ctx, actionOf(standing.name));
}

function tooMany({ name, resetSeconds }: Standing): AppError {
  limitRefusals.inc({ limit: name });
  return new AppError("TOO_MANY_REQUESTS", { facts: { retryAfterSeconds: resetSeconds }, detail: name });
}

function mustProve({ name, used, accounts }: Standing): boolean {
  const { challengeFrom = Number.POSITIVE_INFINITY }: Limit = limits[name];
  return used > challengeFrom || accounts > accountsOfOneDevice;
}
