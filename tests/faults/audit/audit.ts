import { brokenPromise } from "./broken-promise.ts";
import { doubleHeld } from "./double-held.ts";
import type { Evidence } from "./evidence.ts";
import { leakedStock } from "./leaked-stock.ts";
import { lostPaid } from "./lost-paid.ts";
import { oversold } from "./oversold.ts";
import { refundedThoughInTime } from "./refunded-though-in-time.ts";
import { stuckOrders } from "./stuck-orders.ts";
import { unbalanced } from "./unbalanced.ts";

/** What must always hold, one counter each: how many times it does not. In the order in which they are printed. */
const counters = {
  oversold,
  lost_paid: lostPaid,
  unbalanced,
  leaked_stock: leakedStock,
  stuck_orders: stuckOrders,
  double_held: doubleHeld,
  broken_promise: brokenPromise,
  refunded_though_in_time: refundedThoughInTime,
} satisfies Record<string, (evidence: Evidence) => Iterable<string>>;

export type Counter = keyof typeof counters;

/** For each counter its findings, a readable line each. */
export type Verdict = Record<Counter, string[]>;

/** Judges the evidence. Pure. */
export function judge(evidence: Evidence): Verdict {
  const judged = Object.entries(counters).map(([name, check]) => [name, [...check(evidence)]]);
  return Object.fromEntries(judged) as Verdict;
}

/** Whether nothing was found. */
export const isClean = (verdict: Verdict) => Object.values(verdict).every((findings) => findings.length === 0);

/** `faults: oversold=0 lost_paid=0 …` */
export function verdictLine(verdict: Verdict): string {
  return `faults: ${Object.entries(verdict)
    .map(([name, findings]) => `${name}=${findings.length}`)
    .join(" ")}`;
}
