import { blockedGroup, type Plan, readPlan, type SaleTerms } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { unitKey } from "./unit-keys.ts";

/**
 * Units that are no longer sold as they were under the plan that Redis has: they are in another tier, or in a pool that does not sell
 * wherever the old one did. A byte a unit, 1 for these; empty where there are none. A hold on one of them is a promise that nobody can keep.
 */
export async function movedUnits(ctx: Context, terms: SaleTerms): Promise<Buffer> {
  const { performanceId, plan, pools } = terms;
  const known = Number(await ctx.redis.hget(unitKey(performanceId, "meta"), "plan"));
  if (!known || known === plan.version) return Buffer.alloc(0);
  const before = await readPlan(ctx, performanceId, known);
  const channelsOf = (code: string) => pools.find((pool) => pool.code === code)?.channels ?? [];
  const stays = before.groups.map((old) =>
    plan.groups.map((now) => {
      const sellsOn = channelsOf(old.pool).every((channel) => channelsOf(now.pool).includes(channel));
      return old.tier === now.tier && sellsOn;
    }),
  );
  const moved = unitsWhere(before, plan, (old, now) => stays[old]?.[now] === false);
  return moved.includes(1) ? moved : Buffer.alloc(0);
}

/** A byte a unit: 1 where the test says so of its old and new group. Blocked units are told by their state. */
function unitsWhere(before: Plan, now: Plan, test: (old: number, now: number) => boolean): Buffer {
  return Buffer.from(
    before.groupOf.map((old, unit) => {
      const group = now.groupOf[unit] ?? blockedGroup;
      return old !== blockedGroup && group !== blockedGroup && test(old, group) ? 1 : 0;
    }),
  );
}
