import { emptyStates, setState, UnitState } from "@kaimu/seatmap";
import { createSeatStates } from "@kaimu/ui/seat-map";
import { describe, expect, it } from "vitest";
import { loneSeats } from "./lone-seats.ts";

/** One row of ten, an aisle after the sixth: 0–5 and 6–9. Seats named are taken. */
function house(...taken: number[]) {
  const row = {
    name: "1",
    first: 1,
    step: 1,
    aisles: [5],
    x: Array.from({ length: 10 }, (_, n) => n * 10),
    y: Array(10).fill(10),
  };
  const section = { key: "A", name: "A", nameEn: "A", outline: [], rows: [row] };
  const bytes = emptyStates(10);
  for (let unit = 0; unit < 10; unit++) setState(bytes, unit, taken.includes(unit) ? UnitState.sold : UnitState.free);
  return {
    layout: { width: 100, height: 20, focal: { x: 50, y: 0 }, sections: [section] },
    tierOf: Array(10).fill(0),
    states: createSeatStates(10, bytes),
  };
}

describe("a choice that leaves a seat alone", () => {
  it("names the seat between it and what is taken, the row's end or an aisle", () => {
    expect(loneSeats(house(), [1, 2])).toEqual([0]);
    expect(loneSeats(house(), [3, 4])).toEqual([5]);
    expect(loneSeats(house(2), [4, 5])).toEqual([]);
    expect(loneSeats(house(0), [2, 3])).toEqual([1]);
  });

  it("is fine where all neighbours keep company, or are taken with it", () => {
    expect(loneSeats(house(), [0, 1])).toEqual([]);
    expect(loneSeats(house(), [0, 1, 2, 3, 4, 5])).toEqual([]);
    expect(loneSeats(house(), [2, 3])).toEqual([]);
  });

  it("is forgiven where there was just one seat more than wanted", () => {
    expect(loneSeats(house(3), [0, 1])).toEqual([]);
    expect(loneSeats(house(), [7, 8, 9])).toEqual([]);
  });

  it("also leaves one alone between two parts of a choice", () => {
    expect(loneSeats(house(), [0, 1, 3, 4])).toEqual([2, 5]);
  });
});
