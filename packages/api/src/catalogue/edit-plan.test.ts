import { describe, expect, it } from "vitest";
import { asAppError } from "../platform/errors.ts";
import { editPlan } from "./edit-plan.ts";
import type { PlanChange } from "./plan-change.ts";
import { runsOfUnits, unitsAtRisk, unitsOfRuns } from "./plan-units.ts";

const runs = [
  { units: 4, tier: "a", pool: "public", seats: { from: 0 } },
  { units: 2, tier: "a", pool: "public", blocked: "not for sale", seats: { from: 4 } },
  { units: 6, tier: "ga", pool: "public" },
];
const around = {
  tiers: new Set(["a", "b", "ga"]),
  pools: new Set(["public", "house"]),
  claimed: new Set([11]),
  held: new Set([10, 9]),
};
const edit = (change: PlanChange) => editPlan(unitsOfRuns(runs), change, around);
const code = (change: PlanChange) => {
  try {
    edit(change);
    return "no refusal";
  } catch (error) {
    return asAppError(error)?.code;
  }
};

describe("runs and units", () => {
  it("say the same in the fewest runs", () => {
    expect(runsOfUnits(unitsOfRuns(runs))).toEqual(runs);
    const cut = [{ ...runs[0], units: 1 }, { ...runs[0], units: 3, seats: { from: 1 } }, ...runs.slice(1)];
    expect(runsOfUnits(unitsOfRuns(cut as typeof runs))).toEqual(runs);
  });
});

describe("a change of a plan", () => {
  it("blocks the units it names, and frees only what is blocked", () => {
    const { after, changed } = edit({ kind: "block", chosen: { ranges: [[1, 2]] }, reason: "camera" });
    expect(changed).toBe(2);
    expect(after.slice(0, 4).map(({ blocked }) => blocked)).toEqual([undefined, "camera", "camera", undefined]);
    const freed = edit({ kind: "free", chosen: { ranges: [[3, 5]] }, tier: "b" });
    expect(freed.after.slice(3, 6).map(({ tier, blocked }) => [tier, blocked])).toEqual([
      ["a", undefined],
      ["b", undefined],
      ["b", undefined],
    ]);
    expect(freed.changed).toBe(2);
  });

  it("takes of so many places the last that nobody has, and held ones only when no others are left", () => {
    const take = (count: number) => {
      const { after } = edit({ kind: "pool", chosen: { tier: "ga", pool: "public", count }, pool: "house" });
      return after.flatMap(({ pool }, unit) => (pool === "house" ? [unit] : []));
    };
    expect(take(2)).toEqual([7, 8]);
    expect(take(4)).toEqual([6, 7, 8, 10]);
    expect(code({ kind: "pool", chosen: { tier: "ga", pool: "public", count: 6 }, pool: "house" })).toBe(
      "NOT_ENOUGH_UNITS",
    );
  });

  it("appends places after all others, and leaves what was there as it was", () => {
    const { after } = edit({ kind: "append", tier: "ga", pool: "public", places: 3 });
    expect(after).toHaveLength(15);
    expect(runsOfUnits(after).at(-1)).toEqual({ units: 9, tier: "ga", pool: "public" });
  });

  it.each<[string, PlanChange, string]>([
    ["a tier there is not", { kind: "append", tier: "x", pool: "public", places: 1 }, "BAD_INPUT"],
    ["a pool there is not", { kind: "pool", chosen: { ranges: [[0, 0]] }, pool: "x" }, "BAD_INPUT"],
    ["a pool there is already", { kind: "new-pool", code: "house", poolKind: "house", channels: [] }, "BAD_INPUT"],
    ["a unit there is not", { kind: "block", chosen: { ranges: [[11, 12]] }, reason: "x" }, "UNIT_UNKNOWN"],
    ["more than a stadium", { kind: "append", tier: "ga", pool: "public", places: 60_000 }, "no refusal"],
  ])("with %s: %s", (_name, change, refused) => expect(code(change)).toBe(refused));
});

describe("who has a unit", () => {
  const before = unitsOfRuns(runs);
  it("does not find it again when it is gone, blocked, dearer or somewhere else; another pool he does not notice", () => {
    expect(unitsAtRisk(before, before.slice(0, 10))).toEqual([10, 11]);
    const change = (more: object) => before.map((unit, at) => (at === 2 ? { ...unit, ...more } : unit));
    expect(unitsAtRisk(before, change({ blocked: "x" }))).toEqual([2]);
    expect(unitsAtRisk(before, change({ tier: "b" }))).toEqual([2]);
    expect(unitsAtRisk(before, change({ seat: 3 }))).toEqual([2]);
    expect(unitsAtRisk(before, change({ pool: "house" }))).toEqual([]);
  });
});
