import { type SeatMapLayout, seatStarts, stateOf, UnitState } from "@kaimu/seatmap";
import { blockedGroup, layoutOf, type SaleTerms, saleTerms } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { unitStates } from "./unit-states.ts";

/**
 * The best seats for `count` people who want to sit together, of one tier or of any: side by side in one row, no aisle between
 * them, at one price, nearest to what everybody looks at. Only where no row has room are they parted, into as large pieces as
 * there are, near to each other. It promises nothing: the seats are free now, and the hold decides.
 * Throws NOT_ENOUGH_UNITS (facts.left), NOT_FOUND where there are no seats.
 */
export async function pickSeats(
  ctx: Context,
  o: { performanceId: string; tierId?: string | undefined; count: number },
): Promise<{ units: number[] }> {
  const terms = await saleTerms(ctx, o.performanceId);
  if (!terms.seatMapId) throw new AppError("NOT_FOUND", { detail: "no seats to pick from" });
  const [layout, { states }] = await Promise.all([layoutOf(ctx, terms.seatMapId), unitStates(ctx, o.performanceId)]);
  const tierOf = tiersForSale(ctx, terms, o.tierId);
  const units = bestSeats(layout, o.count, (unit) => (stateOf(states, unit) === UnitState.free ? tierOf(unit) : null));
  if (units.length < o.count) throw new AppError("NOT_ENOUGH_UNITS", { facts: { left: units.length } });
  return { units };
}

/** The tier of a unit that this caller may be sold alone; null for every other one. */
function tiersForSale(ctx: Context, terms: SaleTerms, tierId: string | undefined): (unit: number) => string | null {
  const { groups, groupOf } = terms.plan;
  const open = groups.map(({ tier, pool }) => {
    const asked = tierId === undefined || terms.tiers.find((one) => one.code === tier)?.id === tierId;
    const here = terms.pools.find((one) => one.code === pool)?.channels.includes(ctx.channel);
    return asked && here ? tier : null;
  });
  return (unit) => (groupOf[unit] === blockedGroup ? null : (open[groupOf[unit] ?? -1] ?? null));
}

/** Neighbouring free seats of one tier: units from … from + length − 1. */
interface Run {
  from: number;
  length: number;
}

/**
 * Seats for `count` among the units that `tierOf` gives a tier, fewer where there are not so many. Pure: a unit is the seat of
 * that index in the layout.
 */
export function bestSeats(layout: SeatMapLayout, count: number, tierOf: (unit: number) => string | null): number[] {
  let runs = freeRuns(layout, tierOf);
  const chosen: number[] = [];
  let near = layout.focal;
  while (chosen.length < count) {
    const longest = runs.reduce((most, run) => Math.max(most, run.length), 0);
    const wanted = Math.min(count - chosen.length, longest);
    const best = wanted > 0 ? nearest(layout, runs, wanted, near) : undefined;
    if (!best) break;
    for (let i = 0; i < wanted; i++) chosen.push(best.from + i);
    near = middleOf(layout, best.from, wanted);
    runs = runs.flatMap((run) => (run === best.run ? without(run, best.from, wanted) : [run]));
  }
  return chosen.sort((a, b) => a - b);
}

function freeRuns(layout: SeatMapLayout, tierOf: (unit: number) => string | null): Run[] {
  const { rows, starts } = seatStarts(layout);
  const runs: Run[] = [];
  rows.forEach((row, at) => {
    const aisles = new Set(row.aisles);
    let [open, last]: [Run | undefined, string | null] = [undefined, null];
    for (let i = 0; i < row.x.length; i++) {
      const unit = (starts[at] ?? 0) + i;
      const tier = tierOf(unit);
      if (tier === null) open = undefined;
      else if (open && tier === last && !aisles.has(i - 1)) open.length += 1;
      else runs.push((open = { from: unit, length: 1 }));
      last = tier;
    }
  });
  return runs;
}

/** The `count` neighbours whose middle is nearest to a point; of equal ones the first in the layout's order. */
function nearest(layout: SeatMapLayout, runs: Run[], count: number, to: { x: number; y: number }) {
  let best: { run: Run; from: number } | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const run of runs) {
    for (let from = run.from; from + count <= run.from + run.length; from++) {
      const { x, y } = middleOf(layout, from, count);
      const far = Math.hypot(x - to.x, y - to.y);
      if (far < least - 1e-6) [best, least] = [{ run, from }, far];
    }
  }
  return best;
}

function middleOf(layout: SeatMapLayout, from: number, count: number): { x: number; y: number } {
  const { rows, starts } = seatStarts(layout);
  const at = rowOf(starts, from);
  const [row, first] = [rows[at], from - (starts[at] ?? 0)];
  const [left, right] = [first, first + count - 1];
  return {
    x: ((row?.x[left] ?? 0) + (row?.x[right] ?? 0)) / 2,
    y: ((row?.y[left] ?? 0) + (row?.y[right] ?? 0)) / 2,
  };
}

function rowOf(starts: Uint32Array, unit: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= unit) low = middle;
    else high = middle - 1;
  }
  return low;
}

function without(run: Run, from: number, count: number): Run[] {
  const rest = [
    { from: run.from, length: from - run.from },
    { from: from + count, length: run.from + run.length - from - count },
  ];
  return rest.filter((piece) => piece.length > 0);
}
