import type { SeatMapLayout } from "@kaimu/seatmap";
import { describe, expect, it } from "vitest";
import { refusalCode } from "../testing/test-platform.ts";
import { draftPlan, placesForSale } from "./draft-plan.ts";

const row = (name: string, seats: number) => ({
  name,
  first: 1,
  step: 1,
  x: Array.from({ length: seats }, (_, at) => at * 10),
  y: Array(seats).fill(0),
});
const section = (key: string, rows: number[], places = 0) => ({
  key,
  name: key,
  nameEn: key,
  outline: [0, 0, 1, 0, 1, 1],
  rows: rows.map((seats, at) => row(String(at + 1), seats)),
  ...(places ? { standing: { places } } : {}),
});
const layout: SeatMapLayout = {
  width: 100,
  height: 100,
  focal: { x: 50, y: 0 },
  sections: [section("A", [4, 6]), section("S", [], 30), section("B", [5])],
};
const tier = (code: string, sections: string[]) => ({ code, name: code, nameEn: code, priceFen: 100, sections });

describe("the units of a draft", () => {
  it("are the seats in the layout's order, then the standing places", () => {
    expect(draftPlan([tier("a", ["A"]), tier("b", ["S", "B"])], layout)).toEqual([
      { units: 10, tier: "a", pool: "public", seats: { from: 0 } },
      { units: 5, tier: "b", pool: "public", seats: { from: 10 } },
      { units: 30, tier: "b", pool: "public" },
    ]);
  });

  it("of a section without a price are there, but not for sale", () => {
    const runs = draftPlan([tier("a", ["A"])], layout);
    expect(runs.map((run) => run.blocked)).toEqual([undefined, "not for sale", "not for sale"]);
    expect(placesForSale(runs)).toBe(10);
  });

  it("are so many of each tier where nobody has a seat of his own", () => {
    const runs = draftPlan(
      [
        { ...tier("a", []), places: 300 },
        { ...tier("b", []), places: 120 },
      ],
      null,
    );
    expect(runs.map((run) => [run.tier, run.units])).toEqual([
      ["a", 300],
      ["b", 120],
    ]);
  });

  it("of a section that is not in the house are refused", async () => {
    expect(await refusalCode(Promise.resolve().then(() => draftPlan([tier("a", ["Z"])], layout)))).toBe("BAD_INPUT");
  });
});
