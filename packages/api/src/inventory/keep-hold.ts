import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { type Hold, toHold } from "./hold.ts";
import { leaveHoldScript, onUnitState, readHoldScript } from "./unit-scripts.ts";

/** How long an order has from here to its commit. */
const keepMs = 60_000;

/** A hold that an attempt to order it is about; `attempt` is any name that no other attempt has. */
export interface HoldToKeep {
  performanceId: string;
  accountId: string;
  holdId: string;
  attempt: string;
}

/**
 * Asks right before the order's transaction that the hold is alive, the account's, and of this epoch, and keeps it for a minute at least, once.
 * That minute it is being ordered: it is neither let go nor changed, until leaveHold() or the minute's end, should this process die.
 * Throws HOLD_EXPIRED.
 */
export async function keepHold(ctx: Context, o: HoldToKeep): Promise<Hold> {
  const args = [o.accountId, o.holdId, keepMs, o.attempt];
  const answer = await onUnitState(ctx, o.performanceId, readHoldScript, args);
  if (answer[0] !== "OK") throw new AppError("HOLD_EXPIRED");
  return toHold(o.performanceId, answer);
}

/**
 * An attempt to order has surely come to nothing: its hold may be let go and changed again, as far as no other attempt is under way.
 * Best effort: where Redis cannot be reached the minute ends it.
 */
export async function leaveHold(ctx: Context, o: HoldToKeep): Promise<void> {
  try {
    await onUnitState(ctx, o.performanceId, leaveHoldScript, [o.accountId, o.attempt]);
  } catch (error) {
    ctx.log.warn({ err: error, holdId: o.holdId }, "hold is kept for an order that failed, until its minute is over");
  }
}
