import { describe, expect, it } from "vitest";
import { seatNear, sectionAt } from "./hit-test.ts";
import { indexSeats, sectionOf } from "./seat-index.ts";
import { readTap } from "./tap.ts";
import { smallHouse } from "./testing/small-house.ts";

const index = indexSeats(smallHouse);
const at = (scale: number) => ({ x: 100, y: 100, scale, width: 400, height: 400 });
/** Where a layout point lies in that view. */
const px = (scale: number, x: number, y: number) => [(x - 100) * scale + 200, (y - 100) * scale + 200] as const;

describe("pointing", () => {
  it("finds the nearest seat within reach and none beyond", () => {
    expect(seatNear(index, 32, 21, 6)).toBe(1);
    expect(seatNear(index, 120, 48, 6)).toBe(17);
    expect(seatNear(index, 35, 30, 6)).toBe(-1);
  });

  it("finds the section around a point", () => {
    expect(sectionAt(index, 15, 15)).toBe(0);
    expect(sectionAt(index, 95, 55)).toBe(1);
    expect(sectionAt(index, 80, 30)).toBe(-1);
  });

  it("knows the section of a seat and of a standing place", () => {
    expect([sectionOf(index, 0), sectionOf(index, 12), sectionOf(index, 18), sectionOf(index, 37)]).toEqual([
      0, 1, 2, 2,
    ]);
    expect(sectionOf(index, 38)).toBe(-1);
  });
});

describe("a tap", () => {
  it("on a section seen from afar shows that section", () => {
    expect(readTap(index, at(0.3), ...px(0.3, 40, 30), false)).toEqual({ do: "show-section", section: 0 });
    expect(readTap(index, at(0.3), ...px(0.3, 80, 30), false)).toEqual({ do: "nothing" });
  });

  it("on a seat chooses it", () => {
    expect(readTap(index, at(4), ...px(4, 41, 21), false)).toEqual({ do: "toggle", unit: 2 });
    expect(readTap(index, at(4), ...px(4, 41, 21), true)).toEqual({ do: "toggle", unit: 2 });
  });

  it("with a finger on seats too small for it brings the seat closer instead of choosing by chance", () => {
    expect(readTap(index, at(1.5), ...px(1.5, 41, 21), true)).toEqual({ do: "come-closer", x: 40, y: 20 });
    expect(readTap(index, at(1.5), ...px(1.5, 41, 21), false)).toEqual({ do: "toggle", unit: 2 });
  });

  it("reaches 22 px around a seat, so that its target is 44 px", () => {
    expect(readTap(index, at(4), ...px(4, 20 - 5, 20), true)).toEqual({ do: "toggle", unit: 0 });
  });

  it("on a standing area takes a place", () => {
    expect(readTap(index, at(1), ...px(1, 100, 150), true)).toEqual({ do: "take-place", section: 2 });
  });
});
