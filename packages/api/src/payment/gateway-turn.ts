import { setTimeout as wait } from "node:timers/promises";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { luaBeside, script } from "../platform/redis.ts";

const turnScript = script(luaBeside(import.meta.url, "gateway-turn"));
/** Whoever would wait longer is told so and comes back. */
const longestWaitMs = 5_000;

/**
 * Waits for this caller's turn at a merchant account's gateway, so that all processes together ask it for no more refunds a second than it
 * takes. While Redis is away each caller just leaves the gap. Throws BUSY when many wait already.
 */
export async function takeGatewayTurn(
  ctx: Pick<Context, "redis" | "env" | "log">,
  account: { id: string },
): Promise<void> {
  const gapMs = 1_000 / ctx.env.REFUNDS_PER_SECOND;
  const waitMs = await turnScript
    .run(ctx.redis, [`pay:turn:${account.id}`], [gapMs.toFixed(3), longestWaitMs])
    .then(Number, (error) => {
      ctx.log.warn({ err: error }, "turns at the gateway not counted");
      return gapMs;
    });
  if (waitMs < 0) throw new AppError("BUSY", { facts: { retryAfterSeconds: 5 }, detail: "many refunds wait" });
  if (waitMs > 0) await wait(waitMs);
}
