import type { Details } from "./shapes.ts";

export type RefundRule = NonNullable<Details["refundRule"]>;

/** A rule as it is written in the form: texts until it is saved. */
export interface RuleEntry {
  steps: { before: string; unit: "days" | "hours"; percent: string }[];
  wholeOrderOnly: boolean;
  oncePerAccount: boolean;
  backOnSale: "at_once" | "daily";
  backOnSaleAt: string;
}

/** What the form begins with. Whole days are written as days. */
export function entryOf(rule: RefundRule | undefined): RuleEntry {
  return {
    steps: (rule?.steps ?? []).map(({ untilHoursBefore: hours, keepPercent }) => {
      const days = hours > 0 && hours % 24 === 0;
      return { before: String(days ? hours / 24 : hours), unit: days ? "days" : "hours", percent: String(keepPercent) };
    }),
    wholeOrderOnly: rule?.wholeOrderOnly ?? false,
    oncePerAccount: rule?.oncePerAccount ?? false,
    backOnSale: rule?.backOnSaleAt ? "daily" : "at_once",
    backOnSaleAt: rule?.backOnSaleAt ?? "12:00",
  };
}

/** What is wrong with a step, if anything. */
export type StepFault = "number" | "order";

/** What is wrong with each step: no number, or not nearer to the start and no cheaper than the one before. */
export function stepFaults(entry: RuleEntry): (StepFault | undefined)[] {
  const read = entry.steps.map(readStep);
  return read.map((step, at) => {
    if (!step) return "number";
    const before = read[at - 1];
    if (!before) return undefined;
    const fine = before.untilHoursBefore > step.untilHoursBefore && before.keepPercent <= step.keepPercent;
    return fine ? undefined : "order";
  });
}

/** The rule an entry says; undefined while something is wrong with it. */
export function ruleOf(entry: RuleEntry): RefundRule | undefined {
  if (stepFaults(entry).some(Boolean)) return undefined;
  const daily = entry.backOnSale === "daily";
  if (daily && !/^([01]\d|2[0-3]):[0-5]\d$/.test(entry.backOnSaleAt)) return undefined;
  return {
    steps: entry.steps.flatMap((step) => readStep(step) ?? []),
    wholeOrderOnly: entry.wholeOrderOnly,
    oncePerAccount: entry.oncePerAccount,
    backOnSaleAt: daily ? entry.backOnSaleAt : null,
  };
}

function readStep({ before, unit, percent }: RuleEntry["steps"][number]) {
  if (!/^\d{1,4}$/.test(before) || !/^\d{1,2}$/.test(percent)) return undefined;
  const untilHoursBefore = Number(before) * (unit === "days" ? 24 : 1);
  const keepPercent = Number(percent);
  return untilHoursBefore <= 8_760 && keepPercent <= 90 ? { untilHoursBefore, keepPercent } : undefined;
}
