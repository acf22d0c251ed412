import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { guarded, type LimitName, limits, unguarded } from "./limits.ts";
import { rateLimit } from "./rate-limit.ts";

type Guarded = Pick<Context, "redis" | "env" | "address" | "client">;

/**
 * Counts a call at the limits its procedure is guarded by, all of them at once: the commands leave together, so it costs no more time than one
 * question to Redis, and nothing when it need not ask. Called by the gateway while it looks up the session; `accountId` is the token's word.
 */
export function guardCall(ctx: Guarded, o: { path: string; accountId: string | undefined }): Promise<unknown> {
  const names = guarded[o.path] ?? unguarded;
  const keyOf = (name: LimitName): string | undefined => {
    if (name.endsWith("-no-device")) return ctx.client?.device ? undefined : ctx.address;
    const { by } = limits[name];
    return by === "address" ? ctx.address : by === "device" ? ctx.client?.device : o.accountId;
  };
  const counted = names.map((name) => {
    const key = keyOf(name);
    return key && rateLimit(ctx, name, key, limits[name].by === "device" ? o.accountId : undefined);
  });
  return Promise.all(counted).catch((first) => gravest(counted, first));
}

/** Of several refusals the one that no challenge helps against, whichever server of Redis answered first. */
async function gravest(counted: readonly unknown[], first: unknown): Promise<never> {
  const refusals = (await Promise.allSettled(counted)).flatMap((one) =>
    one.status === "rejected" ? [one.reason] : [],
  );
  throw refusals.find((one) => one instanceof AppError && one.code === "TOO_MANY_REQUESTS") ?? first;
}
