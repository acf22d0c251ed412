import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { guarded, type LimitName, limits, unguarded } from "./limits.ts";
import { rateLimit, rateLimitAndRead } from "./rate-limit.ts";

type Guarded = Pick<Context, "redis" | "env" | "address" | "client">;

/**
 * Counts a call at the limits its procedure is guarded by, all of them at once: the commands leave together, so it costs no more time than one
 * question to Redis, and nothing when it need not ask. Called by the gateway while it looks up the session; `accountId` is the token's word. `alongside` is
 * a key of the account's slot: where the account is counted it is read in the same command, and given back.
 */
export async function guardCall(
  ctx: Guarded,
  o: { path: string; accountId: string | undefined; alongside?: string | undefined },
): Promise<string | null | undefined> {
  const names = guarded[o.path] ?? unguarded;
  const keyOf = (name: LimitName): string | undefined => {
    if (name.endsWith("-no-device")) return ctx.client?.device ? undefined : ctx.address;
    const { by } = limits[name];
    return by === "address" ? ctx.address : by === "device" ? ctx.client?.device : o.accountId;
  };
  const { accountId, alongside } = o;
  const counted = names.map((name) => {
    const key = keyOf(name);
    if (key && key === accountId && alongside) return rateLimitAndRead(ctx, { name, key, alongside });
    return key && rateLimit(ctx, name, key, limits[name].by === "device" ? o.accountId : undefined);
  });
  const read = await Promise.all(counted).catch((first) => gravest(counted, first));
  return alongside && accountId
    ? read[names.findIndex((name) => limits[name].by === "account")] || undefined
    : undefined;
}

/** Of several refusals the one that no challenge helps against, whichever server of Redis answered first. */
async function gravest(counted: readonly unknown[], first: unknown): Promise<never> {
  const refusals = (await Promise.allSettled(counted)).flatMap((one) =>
    one.status === "rejected" ? [one.reason] : [],
  );
  throw refusals.find((one) => one instanceof AppError && one.code === "TOO_MANY_REQUESTS") ?? first;
}
