import { z } from "zod";

/**
 * A performance's plan, compact: runs of units that share tier and pool. Units are numbered in the order of the runs, from 0;
 * a new version may only append units or change what a unit's tier, pool or block is, never which seat a number means.
 */
export const planRuns = z.array(
  z.object({
    units: z.int().min(1),
    tier: z.string(),
    pool: z.string(),
    blocked: z.string().optional(),
    /** The run's seats are those of the seat map's order from this one on; absent where units have no place. */
    seats: z.object({ from: z.int().min(0) }).optional(),
  }),
);
export type PlanRun = z.infer<typeof planRuns>[number];

/** Units of one tier in one pool are interchangeable for a buyer who names no seat: together they are a group. */
export interface Group {
  tier: string;
  pool: string;
}

export interface Plan {
  version: number;
  unitCount: number;
  groups: Group[];
  /** For each unit the index of its group, or `blockedGroup`. */
  groupOf: Uint16Array;
  /** The unit's seat by its place in the seat map's order; null when it has none. */
  seatOf(unit: number): number | null;
}

/** Marks a unit that is not for sale in `groupOf`. */
export const blockedGroup = 0xffff;

/** Lays the runs out over the units. */
export function expandPlan(version: number, runs: PlanRun[]): Plan {
  const unitCount = runs.reduce((sum, run) => sum + run.units, 0);
  const groupOf = new Uint16Array(unitCount);
  const groups: Group[] = [];
  const starts: number[] = [];
  let unit = 0;
  for (const run of runs) {
    let index = groups.findIndex((group) => group.tier === run.tier && group.pool === run.pool);
    if (index < 0) index = groups.push({ tier: run.tier, pool: run.pool }) - 1;
    groupOf.fill(run.blocked === undefined ? index : blockedGroup, unit, unit + run.units);
    starts.push(unit);
    unit += run.units;
  }
  return {
    version,
    unitCount,
    groups,
    groupOf,
    seatOf(asked) {
      const at = starts.findLastIndex((start) => start <= asked);
      const from = runs[at]?.seats?.from;
      return from === undefined ? null : from + asked - (starts[at] ?? 0);
    },
  };
}
