import type { Context } from "../context.ts";
import { rateLimit } from "./rate-limit.ts";

/**
 * Counts one try to join a queue. A place is one an account, so whoever wants many lots in the draw brings many accounts: they show at the
 * device they come from. In the call, not at the gateway: a page that is opened joins on the server.
 */
export async function limitJoins(
  ctx: Pick<Context, "redis" | "env" | "address" | "client">,
  accountId: string,
): Promise<void> {
  const device = ctx.client?.device;
  await Promise.all([
    rateLimit(ctx, "join-address", ctx.address),
    device ? rateLimit(ctx, "join-device", device, accountId) : rateLimit(ctx, "join-no-device", ctx.address),
  ]);
}
