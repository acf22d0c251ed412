import type { Context } from "../context.ts";
import { unitKey } from "./unit-script.ts";
import { onUnitState, releaseDueScript } from "./unit-scripts.ts";

/** What a page shows of every unit at one moment: two bits a unit, low bits first (0 not for sale, 1 free, 2 held or claimed, 3 sold). */
export interface UnitStates {
  version: number;
  states: Buffer;
}

/** All unit states of a performance. Overdue holds are let go on the way. */
export async function unitStates(ctx: Context, performanceId: string): Promise<UnitStates> {
  await onUnitState(ctx, performanceId, releaseDueScript, []);
  const read = await ctx.redis
    .multi()
    .hget(unitKey(performanceId, "meta"), "version")
    .getBuffer(unitKey(performanceId, "states"))
    .exec();
  const [version, states] = (read ?? []).map(([, value]) => value);
  return { version: Number(version ?? 0), states: Buffer.isBuffer(states) ? states : Buffer.alloc(0) };
}

/** One change as pages hear it. `reset`: what was known is of another life; load everything again. */
export interface UnitChange {
  version: number;
  units: [unit: number, state: number][] | "reset";
}

/** What has changed since `version`, oldest first; undefined when that is too long ago to tell. */
export async function changesSince(
  ctx: Pick<Context, "redis">,
  performanceId: string,
  version: number,
): Promise<UnitChange[] | undefined> {
  const [log, current] = await Promise.all([
    ctx.redis.lrange(unitKey(performanceId, "log"), 0, -1),
    ctx.redis.hget(unitKey(performanceId, "meta"), "version"),
  ]);
  if (Number(current ?? -1) === version) return [];
  const newer = log.map(readChange).filter((change) => change.version > version);
  const complete = newer.at(-1)?.version === version + 1 && newer.length > 0;
  return complete ? newer.reverse() : undefined;
}

/** A change as the scripts publish it: version|unit:state,unit:state or version|reset. */
export function readChange(news: string): UnitChange {
  const [version = "0", what = ""] = news.split("|");
  if (what === "reset") return { version: Number(version), units: "reset" };
  return {
    version: Number(version),
    units: what.split(",").map((pair) => {
      const [unit, state] = pair.split(":");
      return [Number(unit), Number(state)];
    }),
  };
}
