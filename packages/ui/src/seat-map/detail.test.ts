import { describe, expect, it } from "vitest";
import { detailAt, restingScale } from "./detail.ts";

describe("the level of detail", () => {
  it("goes from sections to seats, to rows, to numbers", () => {
    const levels = [0.1, 0.5, 1.2, 2.5].map((scale) => detailAt(scale, 10));
    expect(levels.map((one) => one.seats)).toEqual([false, true, true, true]);
    expect(levels.map((one) => one.rowNames)).toEqual([false, false, true, true]);
    expect(levels.map((one) => one.numbers)).toEqual([false, false, false, true]);
    expect(levels.map((one) => one.sectionNames)).toEqual(["across", "across", "behind", "behind"]);
  });

  it("draws at few sizes while zooming, none of them far off", () => {
    const scales = Array.from({ length: 200 }, (_, i) => 0.1 * 1.02 ** i);
    expect(new Set(scales.map(restingScale)).size).toBeLessThan(9);
    for (const scale of scales) expect(Math.abs(Math.log2(restingScale(scale) / scale))).toBeLessThanOrEqual(0.5);
  });
});
