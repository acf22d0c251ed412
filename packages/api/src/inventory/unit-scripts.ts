import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { currentEpoch, forgetEpoch } from "./epoch.ts";
import { rebuild } from "./rebuild.ts";
import { metaKey, unitScript } from "./unit-script.ts";

export const holdScript = unitScript("hold");
export const readHoldScript = unitScript("read-hold");
export const releaseScript = unitScript("release");
export const releaseDueScript = unitScript("release-due");
export const setClaimsScript = unitScript("set-claims");

/**
 * Calls a script under the current epoch. State that is missing or of an older epoch is rebuilt from MySQL and the call is made
 * once more; while someone else rebuilds, the caller hears INVENTORY_REBUILDING. Redis away is BUSY: nothing is guessed.
 */
export async function onUnitState(
  ctx: Context,
  performanceId: string,
  run: typeof holdScript,
  args: (string | number)[],
): Promise<string[]> {
  const keys = [metaKey(performanceId)];
  try {
    const first = (await run.run(ctx.redis, keys, [await currentEpoch(ctx), ...args])) as string[];
    if (first[0] !== "STALE") return first;
    forgetEpoch(ctx);
    const epoch = await currentEpoch(ctx);
    if (Number(first[1]) !== epoch) await rebuild(ctx, performanceId);
    const second = (await run.run(ctx.redis, keys, [epoch, ...args])) as string[];
    if (second[0] === "STALE") throw new AppError("INVENTORY_REBUILDING");
    return second;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("BUSY", { detail: "unit state cannot be reached", cause: error });
  }
}
