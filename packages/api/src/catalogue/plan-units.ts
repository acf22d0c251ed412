import type { PlanRun } from "./plan.ts";

/** What a plan says of one unit. */
export interface PlanUnit {
  tier: string;
  pool: string;
  /** Why it is not for sale; undefined when it is. */
  blocked?: string | undefined;
  /** Its place in the seat map's order; null when it has none. */
  seat: number | null;
}

/** Every unit of a plan, by its number. */
export function unitsOfRuns(runs: readonly PlanRun[]): PlanUnit[] {
  return runs.flatMap(({ units, tier, pool, blocked, seats }) =>
    Array.from({ length: units }, (_, at): PlanUnit => ({ tier, pool, blocked, seat: seats ? seats.from + at : null })),
  );
}

/** The shortest runs that say the same. */
export function runsOfUnits(units: readonly PlanUnit[]): PlanRun[] {
  const runs: PlanRun[] = [];
  units.forEach(({ tier, pool, blocked, seat }) => {
    const last = runs.at(-1);
    const follows = last && (last.seats ? last.seats.from + last.units : null) === seat;
    if (last && follows && last.tier === tier && last.pool === pool && last.blocked === blocked) last.units += 1;
    else {
      const seats = seat === null ? {} : { seats: { from: seat } };
      runs.push({ units: 1, tier, pool, ...(blocked === undefined ? {} : { blocked }), ...seats });
    }
  });
  return runs;
}

/**
 * Units that somebody who has one would not find again as he bought it: gone, no longer for sale, in another tier, or another seat. Another
 * pool is no such thing: a pool says to whom a unit may be sold, and this one is. When it comes back, it comes back to its new pool.
 */
export function unitsAtRisk(before: readonly PlanUnit[], after: readonly PlanUnit[]): number[] {
  return before.flatMap((old, unit) => {
    const now = after[unit];
    const kept = now && now.tier === old.tier && now.seat === old.seat && (!now.blocked || old.blocked);
    return kept ? [] : [unit];
  });
}
