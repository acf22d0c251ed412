import type { Verdict } from "./audit/audit.ts";
import type { Evidence } from "./audit/evidence.ts";
import type { CashierStats } from "./cashier.ts";
import { clocksShown } from "./clocks-shown.ts";
import type { Kill } from "./kills.ts";
import { type Size, unitsOf } from "./size.ts";
import type { Tally } from "./tally.ts";

/** Findings shown of one counter: the first ones tell the story. */
const shownFindings = 20;

/** What a run came to, for whoever reads its end. */
export interface Outcome {
  lines: string[];
  /** What was asked for and not reached. */
  missing: string[];
}

/** Counts what there was and compares it with what a run of this size must have seen. */
export function report(o: {
  size: Size;
  seed: number;
  evidence: Evidence;
  verdict: Verdict;
  kills: Kill[];
  losses: string[];
  stats: CashierStats;
  /** How often the sandbox's switches were turned. */
  turns: number;
  tally: Tally;
  settleMs: number;
  tookMs: number;
}): Outcome {
  const { evidence, tally, stats, size } = o;
  const { orders, refunds } = evidence.tables;
  const inState = (state: string) => orders.filter((order) => order.state === state).length;
  const everPaid = evidence.tables.transitions.filter((step) => step.toState === "paid").length;
  const bad = {
    duplicate: stats.duplicates,
    repeated: stats.repeats,
    late: stats.late,
    reordered: stats.reordered,
    ...Object.fromEntries(Object.entries(stats.forged).map(([kind, n]) => [`forged: ${kind}`, n])),
    ...tally.of("bad callbacks"),
  };
  const badCallbacks = sum(bad);
  const killed: Record<string, number> = {};
  for (const { part, backAfterMs } of o.kills) if (backAfterMs !== null) killed[part] = (killed[part] ?? 0) + 1;
  const lost: Record<string, number> = {};
  for (const kind of o.losses) lost[kind] = (lost[kind] ?? 0) + 1;
  const soldUnits = evidence.tables.claims.filter((claim) => claim.state === "sold").length;
  const held = evidence.witness.holds.filter((moment) => moment.did === "ok").length;
  const clocks = clocksShown(evidence.tables) as Record<string, number>;
  const lines = [
    ...Object.entries(o.verdict).flatMap(([counter, findings]) => shown(counter, findings)),
    `orders: ${orders.length}, of them paid ${inState("paid")}, expired ${inState("expired")}, cancelled ${inState("cancelled")}, waiting ${inState("awaiting_payment")}; refunds ${refunds.length}; tickets ${evidence.tables.tickets.length}`,
    `sold: ${soldUnits} of ${unitsOf(size)} units (${size.seats.rows * size.seats.perRow} seats, ${size.places} places); ${held} holds`,
    `buyers: ${size.buyers}; visits ${tally.sum("visits")} (${listed(tally.of("visits"))})`,
    `kills: ${sum(killed)} with SIGKILL and back again (${listed(killed)}); Redis lost something ${o.losses.length} times (${listed(lost)})`,
    `taken off sale from under their holders: ${evidence.witness.withdrawn.reduce((sum, one) => sum + one.units.size, 0)} units, ${evidence.witness.withdrawn.length} times`,
    `clocks ahead of the stores', in seconds: ${listed(clocks)}`,
    `bad callbacks: ${badCallbacks} (${listed(bad)}), ${stats.dropped} lost on their first way, ${stats.forged_acknowledged + evidence.witness.believed.length} believed`,
    ...moneyLines(o),
    `retries: ${tally.sum("retries")} (${listed(tally.of("retries"))}); given up ${tally.sum("given up")} (${listed(tally.of("given up"))}); one key, yes and no: ${tally.sum("one key, yes and no")} (${listed(tally.of("one key, yes and no"))})`,
    `seed ${o.seed}, ${Math.round(o.tookMs / 1000)} s in all, in order ${Math.round(o.settleMs / 1000)} s after the last buyer left`,
  ];
  const { needs } = size;
  const missing = [
    ...short("paid orders", everPaid, needs.paidOrders),
    ...short("kills", sum(killed), needs.kills),
    ...short("bad callbacks", badCallbacks, needs.badCallbacks),
    ...short("refunds", refunds.length, needs.refunds),
    ...o.kills.filter((kill) => kill.backAfterMs === null).map((kill) => `${kill.part} did not come back`),
    ...Object.entries(size.clocks).flatMap(([part, ahead]) =>
      Math.abs((clocks[part] ?? 0) - ahead) > 20
        ? [`the ${part}'s clock was ${clocks[part]} s ahead, not ${ahead}`]
        : [],
    ),
    ...(stats.forged_acknowledged > 0 ? [`${stats.forged_acknowledged} forged callbacks were acknowledged`] : []),
  ];
  lines.push(
    `needed: ${needs.paidOrders} paid orders, ${needs.kills} kills, ${needs.badCallbacks} bad callbacks, ${needs.refunds} refunds`,
  );
  return { lines, missing };
}

function moneyLines({ evidence, tally, turns }: Parameters<typeof report>[0]): string[] {
  const { refunds, payments, gifts } = evidence.tables;
  const count = (names: string[]) => {
    const counts: Record<string, number> = {};
    for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
    return listed(counts);
  };
  return [
    `payments: ${payments.length} (${count(payments.map(({ state }) => state))}); pressed at the cashiers: ${listed(tally.of("payments"))}; not let pay: ${listed(tally.of("not let pay")) || "none"}`,
    `refunds: ${refunds.length} (${count(refunds.map(({ reason }) => reason))}), of them ${count(refunds.map(({ state }) => state)) || "none"}; given back: ${listed(tally.of("given back")) || "none"}`,
    `goodwill: ${gifts.length} gifts (${count(gifts.map(({ state }) => state)) || "none"}); operators heard: ${listed(tally.of("goodwill")) || "nothing"}; the sandbox's switches were turned ${turns} times`,
  ];
}

function short(what: string, there: number, needed: number): string[] {
  return there >= needed ? [] : [`${there} ${what} instead of ${needed}`];
}

function shown(counter: string, findings: string[]): string[] {
  const more = findings.length - shownFindings;
  return [
    ...findings.slice(0, shownFindings).map((finding) => `  ${counter}: ${finding}`),
    ...(more > 0 ? [`  ${counter}: and ${more} more`] : []),
  ];
}

function listed(counts: Record<string, number>): string {
  const entries = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return entries.map(([name, n]) => `${name} ${n}`).join(", ");
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, n) => total + n, 0);
}
