import { AppError } from "../platform/errors.ts";
import type { ChosenUnits, PlanChange } from "./plan-change.ts";
import type { PlanUnit } from "./plan-units.ts";

/** More units than the largest stadium has are a slip of the pen. */
const mostUnits = 100_000;

/** What is known of a performance beside its plan, to change the plan by. */
export interface Around {
  tiers: ReadonlySet<string>;
  pools: ReadonlySet<string>;
  /** Units somebody owns or is paying for. */
  claimed: ReadonlySet<number>;
  /** Units somebody holds, as far as is known: when only a number of places is asked for, others are taken first. */
  held: ReadonlySet<number>;
}

/**
 * The units of a plan after a change, and how many of them it changed. Pure. Throws BAD_INPUT (facts.tier, facts.pool: no such),
 * UNIT_UNKNOWN (facts.unit), NOT_ENOUGH_UNITS (facts.left).
 */
export function editPlan(
  before: readonly PlanUnit[],
  change: PlanChange,
  around: Around,
): { after: PlanUnit[]; changed: number } {
  requireKnown(change, around);
  if (change.kind === "new-pool") return { after: [...before], changed: 0 };
  if (change.kind === "append") {
    const { tier, pool, places } = change;
    if (before.length + places > mostUnits) throw new AppError("BAD_INPUT", { facts: { most: mostUnits } });
    const more = Array.from({ length: places }, (): PlanUnit => ({ tier, pool, seat: null }));
    return { after: [...before, ...more], changed: places };
  }
  const after = [...before];
  let changed = 0;
  for (const unit of unitsOf(before, change, around)) {
    const old = before[unit];
    if (!old) throw new AppError("UNIT_UNKNOWN", { facts: { unit } });
    const now = changedUnit(old, change);
    if (now.tier !== old.tier || now.pool !== old.pool || now.blocked !== old.blocked) changed += 1;
    after[unit] = now;
  }
  return { after, changed };
}

function changedUnit(old: PlanUnit, change: Exclude<PlanChange, { kind: "append" | "new-pool" }>): PlanUnit {
  if (change.kind === "block") return { ...old, blocked: change.reason };
  if (change.kind === "free")
    return old.blocked === undefined ? old : { ...old, tier: change.tier ?? old.tier, blocked: undefined };
  if (change.kind === "pool") return { ...old, pool: change.pool };
  return { ...old, tier: change.tier };
}

function requireKnown(change: PlanChange, { tiers, pools }: Around): void {
  const tier = "tier" in change ? change.tier : undefined;
  const pool = "pool" in change ? change.pool : undefined;
  if (tier !== undefined && !tiers.has(tier)) throw new AppError("BAD_INPUT", { facts: { tier } });
  if (pool !== undefined && !pools.has(pool)) throw new AppError("BAD_INPUT", { facts: { pool } });
  if (change.kind === "new-pool" && pools.has(change.code))
    throw new AppError("BAD_INPUT", { facts: { pool: change.code } });
}

/** The numbers that are meant. Of places without a seat the last ones go first: buyers are given the first ones. */
function unitsOf(
  before: readonly PlanUnit[],
  change: { kind: string; chosen: ChosenUnits },
  { claimed, held }: Around,
): Iterable<number> {
  const { chosen } = change;
  if ("ranges" in chosen) return numbersIn(chosen.ranges);
  const { tier, pool, count } = chosen;
  const wantBlocked = change.kind === "free";
  const fitting = before.flatMap((one, unit) => {
    const fits = one.seat === null && one.tier === tier && one.pool === pool && !claimed.has(unit);
    return fits && (one.blocked !== undefined) === wantBlocked ? [unit] : [];
  });
  if (fitting.length < count) throw new AppError("NOT_ENOUGH_UNITS", { facts: { left: fitting.length } });
  const last = fitting.reverse();
  return [...last.filter((unit) => !held.has(unit)), ...last.filter((unit) => held.has(unit))].slice(0, count);
}

function numbersIn(ranges: readonly (readonly [number, number])[]): Set<number> {
  const numbers = new Set<number>();
  for (const [first, last] of ranges) {
    if (last >= mostUnits) throw new AppError("UNIT_UNKNOWN", { facts: { unit: last } });
    for (let unit = first; unit <= last; unit++) numbers.add(unit);
  }
  return numbers;
}
