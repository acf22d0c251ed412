import type { Context } from "../context.ts";
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
  return Promise.all(
    names.map((name) => {
      const key = keyOf(name);
      return key && rateLimit(ctx, name, key, limits[name].by === "device" ? o.accountId : undefined);
    }),
  );
}
