import { describe, expect, it } from "vitest";
import { deadlineOf, nextTimeOf, readRefundRule, refundRuleInput, usualRefundRule } from "./refund-rule.ts";

const until = (startsAt: string, timeZone: string, untilHoursBefore: number) =>
  deadlineOf({ startsAt: new Date(startsAt), timeZone, untilHoursBefore }).toISOString();

describe("the last moment to give tickets back", () => {
  it("is as many hours before the start as the rule says", () => {
    expect(until("2026-12-24T11:30:00Z", "Asia/Shanghai", 48)).toBe("2026-12-22T11:30:00.000Z");
    expect(until("2026-12-24T11:30:00Z", "Asia/Shanghai", 6)).toBe("2026-12-24T05:30:00.000Z");
    expect(until("2026-12-24T11:30:00Z", "Asia/Shanghai", 0)).toBe("2026-12-24T11:30:00.000Z");
  });

  it("keeps the wall clock of the venue over a change of clocks when the rule says days", () => {
    // 19:30 in New York on 2 November, after the clock went back on the 1st: a day of 25 hours lies between.
    expect(until("2026-11-03T00:30:00Z", "America/New_York", 48)).toBe("2026-10-31T23:30:00.000Z");
    // 19:30 on 9 March, after the clock went forward on the 8th: a day of 23 hours.
    expect(until("2026-03-09T23:30:00Z", "America/New_York", 48)).toBe("2026-03-08T00:30:00.000Z");
    // Hours that are no days are hours.
    expect(until("2026-11-03T00:30:00Z", "America/New_York", 36)).toBe("2026-11-01T12:30:00.000Z");
  });

  it("is there also where the wall clock skips it", () => {
    // 02:30 on 9 March, and the 8th has no 02:30.
    expect(until("2026-03-09T06:30:00Z", "America/New_York", 24)).toBe("2026-03-08T06:30:00.000Z");
  });
});

describe("when places are sold again", () => {
  const next = (now: string, timeZone: string, time: string) =>
    nextTimeOf({ now: new Date(now), timeZone, time }).toISOString();

  it("is the next such time of the venue's clock, never the present one", () => {
    expect(next("2026-12-24T03:59:59Z", "Asia/Shanghai", "12:00")).toBe("2026-12-24T04:00:00.000Z");
    expect(next("2026-12-24T04:00:00Z", "Asia/Shanghai", "12:00")).toBe("2026-12-25T04:00:00.000Z");
  });

  it("waits a day where the clock skips it", () => {
    expect(next("2026-03-08T06:00:00Z", "America/New_York", "02:30")).toBe("2026-03-09T06:30:00.000Z");
  });
});

describe("a refund rule", () => {
  const fine = (rule: object) => refundRuleInput.safeParse(rule).success;

  it("goes from far to near, and keeps no less on the way", () => {
    const far = { untilHoursBefore: 168, keepPercent: 0 };
    const near = { untilHoursBefore: 48, keepPercent: 20 };
    expect(fine({ steps: [far, near] })).toBe(true);
    expect(fine({ steps: [near, far] })).toBe(false);
    expect(fine({ steps: [far, far] })).toBe(false);
    expect(fine({ steps: [{ ...far, keepPercent: 30 }, near] })).toBe(false);
    expect(fine({ steps: [{ ...far, keepPercent: 91 }] })).toBe(false);
    expect(fine({ steps: [], backOnSaleAt: "24:00" })).toBe(false);
    expect(fine(usualRefundRule)).toBe(true);
  });

  it("that cannot be read gives nothing back by itself", () => {
    expect(readRefundRule({ steps: "all" }).steps).toEqual([]);
    expect(readRefundRule(undefined).steps).toEqual([]);
    expect(readRefundRule({ steps: [{ untilHoursBefore: 1, keepPercent: 0 }] }).steps).toHaveLength(1);
  });
});
