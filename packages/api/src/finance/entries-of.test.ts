import { describe, expect, it } from "vitest";
import { entriesOf, type PartsOfLines } from "./entries-of.ts";
import type { ReturnedLine } from "./facts.ts";
import { noParts, partsOfLines } from "./parts-of-lines.ts";
import { partOf } from "./platform-fee.ts";

const order = { id: "o", accountId: "b", organizerId: "org", agentId: "agent", performanceId: "p" };
type Facts = Parameters<typeof entriesOf>[0][];

/** Debits less credits of each account after some facts. */
function balances(facts: Facts, parts: PartsOfLines): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { debit, credit, amountFen } of facts.flatMap((fact) => entriesOf(fact, parts))) {
    found[debit.account] = (found[debit.account] ?? 0) + amountFen;
    found[credit.account] = (found[credit.account] ?? 0) - amountFen;
  }
  return Object.fromEntries(Object.entries(found).filter(([, fen]) => fen !== 0));
}

/** The same numbers in every run. */
function chance(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe("the platform's part of a price", () => {
  it("is to the nearest fen, half a fen the platform's, and never more than the price", () => {
    expect([partOf(10_000, 300), partOf(50, 100), partOf(49, 100), partOf(1, 5_000), partOf(0, 300)]).toEqual([
      ...[300, 1, 0, 1, 0],
    ]);
    for (let fen = 0; fen < 2_000; fen += 7)
      for (const permyriad of [0, 1, 33, 300, 4_999, 5_000]) {
        expect(partOf(fen, permyriad)).toBeLessThanOrEqual(fen);
        expect(Math.abs(partOf(fen, permyriad) - (fen * permyriad) / 10_000)).toBeLessThanOrEqual(0.5);
      }
  });
});

describe("the books of an order", () => {
  it("owe a paid order to organizer and platform, and a service fee to the platform alone", () => {
    const lines = [
      { id: "1", kind: "ticket" as const, amountFen: 18_001 },
      { id: "2", kind: "fee" as const, amountFen: 500 },
      { id: "3", kind: "discount" as const, amountFen: -1_000 },
    ];
    const paid: Facts = [
      { kind: "payment_succeeded", order, paymentId: "x", merchantAccountId: "m", amountFen: 17_501 },
      { kind: "order_paid", order, lines },
    ];
    expect(balances(paid, partsOfLines(lines, { feePermyriad: 300 }))).toEqual({
      gateway_clearing: 17_501,
      organizer_payable: -(18_001 - 540 - 1_000),
      platform_fee: -1_040,
    });
  });

  it("charge a coupon of the organizer's to it, and one of the platform's to the platform, to which the price stays whole", () => {
    const facts = (fundedBy: string): [Facts, PartsOfLines] => {
      const ticket = { id: "1", kind: "ticket" as const, amountFen: 10_000 };
      const lines = [ticket, { id: "2", kind: "discount" as const, amountFen: -3_000, ofLineId: "1", fundedBy }];
      return [
        [
          { kind: "payment_succeeded", order, paymentId: "x", merchantAccountId: "m", amountFen: 7_000 },
          { kind: "order_paid", order, lines },
        ],
        partsOfLines(lines, { feePermyriad: 300, commissionPermyriad: 1_000 }),
      ];
    };
    expect(balances(...facts("org"))).toEqual({
      ...{
        gateway_clearing: 7_000,
        organizer_payable: -(7_000 - 210 - 700),
        platform_fee: -210,
        agent_commission: -700,
      },
    });
    expect(balances(...facts("platform"))).toEqual({
      ...{ gateway_clearing: 7_000, coupon_cost: 3_000, organizer_payable: -(10_000 - 300 - 1_000) },
      ...{ platform_fee: -300, agent_commission: -1_000 },
    });
  });

  it("stand at what is left, whatever is given back of any order at any percentage, to the fen", () => {
    const next = chance(7);
    for (let round = 0; round < 500; round += 1) {
      const lines = Array.from({ length: 1 + next(6) }, (_, at) => ({
        ...{ id: String(at), kind: "ticket" as const, amountFen: 1 + next(200_000) },
      }));
      const paidFen = lines.reduce((sum, line) => sum + line.amountFen, 0);
      const parts = partsOfLines(lines, { feePermyriad: next(1_000), commissionPermyriad: next(1_000) });
      const facts: Facts = [
        { kind: "payment_succeeded", order, paymentId: "x", merchantAccountId: "m", amountFen: paidFen },
        { kind: "order_paid", order, lines },
      ];
      let [backFen, keptFen, liveFen] = [0, 0, paidFen];
      for (const line of lines) {
        if (next(2) === 0) continue;
        const returned: ReturnedLine = { ...line, keptFen: next(line.amountFen + 1) };
        const refund = { order, refundId: line.id };
        const amountFen = returned.amountFen - returned.keptFen;
        facts.push({ kind: "lines_refunded", ...refund, lines: [returned] });
        facts.push({ kind: "refund_settled", ...refund, merchantAccountId: "m", amountFen });
        backFen += amountFen;
        keptFen += returned.keptFen;
        liveFen -= line.amountFen;
      }
      const found = balances(facts, parts);
      expect(found.buyer ?? 0).toBe(0);
      expect(found.refund ?? 0).toBe(0);
      expect(found.gateway_clearing ?? 0).toBe(paidFen - backFen);
      expect(0 - (found.organizer_payable ?? 0) - (found.platform_fee ?? 0) - (found.agent_commission ?? 0)).toBe(
        liveFen,
      );
      expect(0 - (found.kept_fees ?? 0)).toBe(keptFen);
      // Captured less returned is the live lines and what was kept of the others.
      expect(paidFen - backFen).toBe(liveFen + keptFen);
    }
  });

  it("show goodwill as the platform's own cost", () => {
    const given: Facts = [
      { kind: "goodwill_granted", order, refundId: "r", amountFen: 5_000 },
      { kind: "refund_settled", order, refundId: "r", merchantAccountId: "m", amountFen: 5_000 },
    ];
    expect(balances(given, noParts)).toEqual({ goodwill: 5_000, gateway_clearing: -5_000 });
  });
});
