import { isUnreachable } from "@kaimu/db";
import type { Context } from "../context.ts";
import { type Hold, keepHold, leaveHold } from "../inventory/index.ts";
import { asAppError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";

export interface HoldToOrder {
  performanceId: string;
  holdId: string;
}

/**
 * Does an order's work while its holds are kept for it, so that nobody lets one go under it: its units would be another's hold by the time
 * the order takes them. Work that surely came to nothing leaves the holds as they were.
 */
export async function withHoldsKept<T>(
  ctx: Context,
  { accountId, holds }: { accountId: string; holds: HoldToOrder[] },
  work: (holds: Hold[]) => Promise<T>,
): Promise<T> {
  const attempt = newId();
  const kept = holds.map(({ performanceId, holdId }) => ({ performanceId, holdId, accountId, attempt }));
  try {
    return await work(await allOf(kept.map((one) => keepHold(ctx, one))));
  } catch (error) {
    if (!mayBeWritten(error)) await Promise.all(kept.map((one) => leaveHold(ctx, one)));
    throw error;
  }
}

/** All of them, or the first refusal once each has been answered: one that is kept later would be left by nobody. */
async function allOf(keeping: Promise<Hold>[]): Promise<Hold[]> {
  await Promise.allSettled(keeping);
  return Promise.all(keeping);
}

/** The connection to the database broke, and nobody knows on which side of the commit: the order may be there. */
function mayBeWritten(error: unknown): boolean {
  const refused = asAppError(error);
  return refused?.code === "BUSY" && isUnreachable(refused.cause);
}
