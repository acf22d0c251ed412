import { emptyStates, setState, stateOf, statesFromBase64, UnitState } from "@kaimu/seatmap";
import type { Stock } from "../shapes.ts";

/** How a unit stands for those who own it. A blocked one that is held or sold counts as that: its owner has it still. */
export type Standing = "free" | "held" | "sold" | "blocked";
export const standings = ["free", "held", "sold", "blocked"] as const;

/** A performance's stock laid out by unit. */
export interface StockUnits {
  unitCount: number;
  /** Each unit's tier and pool, by their place in the stock's lists; −1 for one that is not there. */
  tierOf: Int16Array;
  poolOf: Int16Array;
  standing(unit: number): Standing;
  isBlocked(unit: number): boolean;
  /** Why a unit is not for sale; undefined when it is. */
  reason(unit: number): string | undefined;
  hasSeat(unit: number): boolean;
  /** As the seat map takes them: blocked ones are "not for sale". */
  bitmap: Uint8Array;
}

/** Lays a stock out. */
export function layOut(stock: Stock): StockUnits {
  const { unitCount } = stock;
  const [tierOf, poolOf] = [new Int16Array(unitCount), new Int16Array(unitCount)];
  const [blocked, seated] = [new Uint8Array(unitCount), new Uint8Array(unitCount)];
  const reasons: { from: number; reason: string | undefined }[] = [];
  let from = 0;
  for (const run of stock.runs) {
    const to = from + run.units;
    tierOf.fill(
      stock.tiers.findIndex(({ code }) => code === run.tier),
      from,
      to,
    );
    poolOf.fill(
      stock.pools.findIndex(({ code }) => code === run.pool),
      from,
      to,
    );
    if (run.blocked !== undefined) blocked.fill(1, from, to);
    if (run.seats) seated.fill(1, from, to);
    reasons.push({ from, reason: run.blocked });
    from = to;
  }
  const told = statesFromBase64(stock.states);
  const isBlocked = (unit: number) => blocked[unit] === 1;
  const standing = (unit: number): Standing => {
    const state = stateOf(told, unit);
    if (state === UnitState.sold) return "sold";
    if (state === UnitState.held) return "held";
    return isBlocked(unit) ? "blocked" : "free";
  };
  const bitmap = emptyStates(unitCount);
  for (let unit = 0; unit < unitCount; unit++)
    setState(bitmap, unit, standing(unit) === "blocked" ? UnitState.notForSale : stateOf(told, unit));
  return {
    ...{ unitCount, tierOf, poolOf, standing, isBlocked, bitmap },
    reason: (unit) => reasons.findLast((run) => run.from <= unit)?.reason,
    hasSeat: (unit) => seated[unit] === 1,
  };
}

/** How many of some units stand how. */
export type Counts = Record<Standing, number>;

export function countUnits(of: StockUnits, units: Iterable<number>): Counts {
  const counts: Counts = { free: 0, held: 0, sold: 0, blocked: 0 };
  for (const unit of units) counts[of.standing(unit)] += 1;
  return counts;
}

/** Units as the platform takes them: ranges with both ends. */
export function rangesOf(units: readonly number[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const unit of units.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && unit <= last[1] + 1) last[1] = Math.max(last[1], unit);
    else ranges.push([unit, unit]);
  }
  return ranges;
}
