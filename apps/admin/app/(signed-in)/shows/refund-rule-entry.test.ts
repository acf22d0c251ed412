import { describe, expect, it } from "vitest";
import { entryOf, ruleOf, stepFaults } from "./refund-rule-entry.ts";

const rule = {
  steps: [
    { untilHoursBefore: 168, keepPercent: 0 },
    { untilHoursBefore: 6, keepPercent: 50 },
  ],
  ...{ wholeOrderOnly: true, oncePerAccount: false, backOnSaleAt: "12:00" },
};

describe("a refund rule in the form", () => {
  it("comes out as it went in, whole days written as days", () => {
    const entry = entryOf(rule);
    expect(entry.steps[0]).toEqual({ before: "7", unit: "days", percent: "0" });
    expect(entry.steps[1]).toEqual({ before: "6", unit: "hours", percent: "50" });
    expect(ruleOf(entry)).toEqual(rule);
    expect(ruleOf(entryOf({ ...rule, steps: [], backOnSaleAt: null }))).toMatchObject({
      steps: [],
      backOnSaleAt: null,
    });
  });

  it("says which step is wrong, and is no rule until none is", () => {
    const entry = entryOf(rule);
    const [first = entry.steps[0], second] = entry.steps;
    const faults = (more: object) =>
      stepFaults({ ...entry, steps: [first, { ...second, ...more }] as typeof entry.steps });
    expect(faults({ percent: "91" })).toEqual([undefined, "number"]);
    expect(faults({ before: "1.5" })).toEqual([undefined, "number"]);
    expect(faults({ before: "8", unit: "days" })).toEqual([undefined, "order"]);
    expect(ruleOf({ ...entry, backOnSaleAt: "" })).toBeUndefined();
  });
});
