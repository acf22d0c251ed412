import type { Context } from "../context.ts";
import { unitKey } from "./unit-script.ts";

/**
 * How many holds have units in Redis and are not there themselves: a piece of its memory is gone. No deadline ends them any more, so that
 * their units would stay taken, and their buyers' limits used up, for ever.
 */
export async function lostHolds(
  ctx: Context,
  performanceId: string,
  taken: Readonly<Record<string, string>>,
): Promise<number> {
  const unitOf = new Map(
    Object.entries(taken).flatMap(([unit, owner]) => (owner.startsWith("h:") ? [[owner.slice(2), unit]] : [])),
  );
  if (unitOf.size === 0) return 0;
  const ids = [...unitOf.keys()];
  const asking = ctx.redis.pipeline();
  for (const id of ids) asking.exists(unitKey(performanceId, `hold:${id}`));
  const there = (await asking.exec()) ?? [];
  let lost = 0;
  for (const [n, id] of ids.entries()) {
    if (there[n]?.[1] !== 0) continue;
    // A hold and its units go in one step: one that has ended since is in neither.
    const owner = await ctx.redis.hget(unitKey(performanceId, "taken"), unitOf.get(id) ?? "");
    if (owner === `h:${id}`) lost += 1;
  }
  return lost;
}
