import { brokenPromise } from "./broken-promise.ts";
import { doubleHeld } from "./double-held.ts";
import { doubleRefund } from "./double-refund.ts";
import type { Evidence } from "./evidence.ts";
import { leakedStock } from "./leaked-stock.ts";
import { ledger } from "./ledger.ts";
import { lostPaid } from "./lost-paid.ts";
import { oversold } from "./oversold.ts";
import { refundedThoughInTime } from "./refunded-though-in-time.ts";
import { stuckOrders } from "./stuck-orders.ts";
import { unbalanced } from "./unbalanced.ts";
import { unexplained } from "./unexplained.ts";

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
  double_refund: doubleRefund,
  unexplained,
  ledger,
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

/** `faults: oversold=0 lost_paid=0 …`; what the run was `about` comes last. */
export function verdictLine(verdict: Verdict, about: readonly Counter[] = []): string {
  const others = (Object.keys(verdict) as Counter[]).filter((name) => !about.includes(name));
  return `faults: ${[...others, ...about].map((name) => `${name}=${verdict[name].length}`).join(" ")}`;
}
