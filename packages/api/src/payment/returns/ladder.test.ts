import { describe, expect, it } from "vitest";
import type { RefundRule, ShowingForReturn } from "../../catalogue/index.ts";
import { keptOf, rungAt } from "./ladder.ts";

const rule: RefundRule = {
  steps: [
    { untilHoursBefore: 168, keepPercent: 0 },
    { untilHoursBefore: 48, keepPercent: 20 },
    { untilHoursBefore: 6, keepPercent: 50 },
  ],
  ...{ wholeOrderOnly: false, oncePerAccount: false, backOnSaleAt: null },
};
const showing: ShowingForReturn = {
  ...{ eventId: "e", timeZone: "Asia/Shanghai", status: "on_sale" },
  startsAt: new Date("2026-12-24T11:30:00Z"),
  choiceUntil: null,
};
const kept = (now: string, more: Partial<ShowingForReturn> = {}) =>
  rungAt(rule, { ...showing, ...more }, new Date(now))?.keepPercent;

describe("the ladder", () => {
  it.each([
    ["2026-11-01T00:00:00.000Z", 0],
    ["2026-12-17T11:30:00.000Z", 0],
    ["2026-12-17T11:30:00.001Z", 20],
    ["2026-12-22T11:30:00.000Z", 20],
    ["2026-12-22T11:30:00.001Z", 50],
    ["2026-12-24T05:30:00.000Z", 50],
    ["2026-12-24T05:30:00.001Z", undefined],
    ["2026-12-25T00:00:00.000Z", undefined],
  ])("at %s keeps %s", (now, percent) => {
    expect(kept(now)).toBe(percent);
  });

  it("says until when, and what is kept afterwards", () => {
    expect(rungAt(rule, showing, new Date("2026-12-20T00:00:00Z"))).toEqual({
      ...{ keepPercent: 20, until: new Date("2026-12-22T11:30:00Z"), nextKeepPercent: 50 },
    });
    expect(rungAt(rule, showing, new Date("2026-12-23T00:00:00Z"))?.nextKeepPercent).toBeNull();
  });

  it("moves with the show, and gives all back of one that is cancelled or postponed, however late", () => {
    expect(kept("2026-12-23T00:00:00Z", { startsAt: new Date("2027-01-24T11:30:00Z") })).toBe(0);
    expect(kept("2026-12-24T11:00:00Z", { status: "cancelled" })).toBe(0);
    expect(kept("2026-12-30T00:00:00Z", { status: "postponed" })).toBe(0);
  });

  it("without steps gives nothing back", () => {
    expect(rungAt({ ...rule, steps: [] }, showing, new Date(0))).toBeUndefined();
  });
});

describe("what is kept", () => {
  it("is whole fen, the odd one for the buyer, and ticket by ticket the same as all together", () => {
    expect([keptOf(999, 20), keptOf(1, 90), keptOf(0, 50), keptOf(18_000, 0)]).toEqual([199, 0, 0, 0]);
    for (let amountFen = 0; amountFen < 3_000; amountFen += 1)
      for (const percent of [0, 1, 10, 33, 50, 90]) {
        const fen = keptOf(amountFen, percent);
        expect(Number.isInteger(fen) && fen >= 0 && fen <= (amountFen * percent) / 100).toBe(true);
        expect((amountFen * percent) / 100 - fen).toBeLessThan(1);
      }
  });
});
