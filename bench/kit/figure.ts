import type { Goal, Measured } from "./bench.ts";
import { median } from "./stats.ts";

/** A figure over all repeats. */
export interface Figure {
  name: string;
  unit: string;
  value: number;
  baseline: number | null;
  ratio: number | null;
  /** The worst repeat of what the goal speaks of. */
  worst: number;
  goal: Goal | null;
  ok: boolean;
  note: string | null;
  /** Each repeat's value and baseline. */
  repeats: { value: number; baseline: number | null }[];
}

/** The median of the repeats, judged by the goal; the worst stands beside it. */
export function figureOf(repeats: Measured[]): Figure {
  const first = repeats[0] as Measured;
  const { name, unit, goal = null, note = null } = first;
  const values = repeats.map(({ value }) => value);
  const baselines = repeats.flatMap(({ baseline }) => (baseline === undefined ? [] : [baseline]));
  const ratios = repeats.flatMap(({ value, baseline }) => (baseline === undefined ? [] : [value / baseline]));
  const judged = goal?.of === "ratio" ? ratios : values;
  const worst = goal?.atMost !== undefined ? Math.max(...judged) : Math.min(...judged);
  const reached = median(judged);
  const ok = !goal || (reached >= (goal.atLeast ?? -Infinity) && reached <= (goal.atMost ?? Infinity));
  return {
    ...{ name, unit, goal, note, ok, worst, value: median(values) },
    baseline: baselines.length > 0 ? median(baselines) : null,
    ratio: ratios.length > 0 ? median(ratios) : null,
    repeats: repeats.map(({ value, baseline }) => ({ value, baseline: baseline ?? null })),
  };
}

/** The figure's one line. */
export function lineOf(figure: Figure): string {
  const { name, value, baseline, ratio, worst, unit, ok } = figure;
  const told = (n: number | null) => (n === null ? "-" : shortNumber(n));
  return (
    `bench ${name} value=${told(value)} baseline=${told(baseline)} ratio=${told(ratio)} goal=${goalText(figure.goal)} ` +
    `worst=${told(worst)} unit=${unit} ${ok ? "ok" : "short"}`
  );
}

export function goalText(goal: Goal | null): string {
  if (!goal) return "-";
  if (goal.atLeast !== undefined && goal.atLeast === goal.atMost) return `${goal.of}=${goal.atLeast}`;
  return goal.atLeast !== undefined ? `${goal.of}>=${goal.atLeast}` : `${goal.of}<=${goal.atMost}`;
}

/** Three digits that mean something, without an exponent. */
export function shortNumber(n: number): string {
  if (!Number.isFinite(n)) return String(n);
  const size = Math.abs(n);
  if (size >= 100 || Number.isInteger(n)) return String(Math.round(n));
  return n.toFixed(size >= 10 ? 1 : size >= 0.1 ? 2 : 4);
}
