import type { Context } from "../context.ts";
import { rateLimit } from "./rate-limit.ts";

/** Counts one try to sign in of an address and a device; `login` is an index of what was typed as the account. */
export async function limitLogins(
  ctx: Pick<Context, "redis" | "env" | "address" | "client">,
  login: string,
): Promise<void> {
  await rateLimit(ctx, "login-address", ctx.address);
  if (ctx.client?.device) await rateLimit(ctx, "login-device", ctx.client.device, login);
}
