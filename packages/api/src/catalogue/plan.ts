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
    /** One seat key for each unit; absent where a unit has no place. */
    seats: z.array(z.string()).optional(),
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
  seatKeyOf(unit: number): string | null;
}

/** Marks a unit that is not for sale in `groupOf`. */
export const blockedGroup = 0xffff;

/** Lays the runs out over the units. Throws on a run whose seats do not match its units: a plan is checked before it is stored. */
export function expandPlan(version: number, runs: PlanRun[]): Plan {
  const unitCount = runs.reduce((sum, run) => sum + run.units, 0);
  const groupOf = new Uint16Array(unitCount);
  const groups: Group[] = [];
  const starts: number[] = [];
  let unit = 0;
  for (const run of runs) {
    if (run.seats && run.seats.length !== run.units)
      throw new Error(`plan: ${run.seats.length} seats for ${run.units} units`);
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
    seatKeyOf(asked) {
      const at = starts.findLastIndex((start) => start <= asked);
      return runs[at]?.seats?.[asked - (starts[at] ?? 0)] ?? null;
    },
  };
}
