import { deadlineOf, type RefundRule, type ShowingForReturn } from "../../catalogue/index.ts";
import type { Fen } from "../../platform/money.ts";

/** What giving a ticket back costs now, and how long that stays so. */
export interface Rung {
  keepPercent: number;
  /** The last moment of it; null where it has no end, as with a show that is cancelled. */
  until: Date | null;
  /** What is kept afterwards; null when nothing comes back any more. */
  nextKeepPercent: number | null;
}

/**
 * The rung of a rule's ladder that counts at `now`; undefined when it is too late or the rule has none. A cancelled show gives all back, a
 * postponed one too, as long as its buyers may choose.
 */
export function rungAt(rule: RefundRule, showing: ShowingForReturn, now: Date): Rung | undefined {
  const { status, choiceUntil } = showing;
  if (status === "cancelled" || (status === "postponed" && !choiceUntil))
    return { keepPercent: 0, until: null, nextKeepPercent: null };
  if (choiceUntil && now <= choiceUntil)
    return {
      keepPercent: 0,
      until: choiceUntil,
      nextKeepPercent: byRule(rule, showing, choiceUntil)?.keepPercent ?? null,
    };
  return byRule(rule, showing, now);
}

function byRule(rule: RefundRule, showing: ShowingForReturn, now: Date): Rung | undefined {
  const rungs = rule.steps.map(({ keepPercent, untilHoursBefore }) => ({
    ...{ keepPercent, until: deadlineOf({ ...showing, untilHoursBefore }) },
  }));
  const at = rungs.findIndex(({ until }) => now <= until);
  const rung = rungs[at];
  return rung && { ...rung, nextKeepPercent: rungs[at + 1]?.keepPercent ?? null };
}

/** What is kept of a price: whole fen, the odd one for the buyer. Each ticket is reckoned by itself, so that one by one or all together come to the same. */
export function keptOf(amountFen: Fen, keepPercent: number): Fen {
  return Math.floor((amountFen * keepPercent) / 100);
}
