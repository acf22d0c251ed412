import { describe, expect, it } from "vitest";
import { areWholePieces, unitsOfPiece } from "./whole-pieces.ts";

const parts = [
  { offerId: "single", tierId: "a", units: 1 },
  { offerId: "pair", tierId: "a", units: 2 },
  { offerId: "pass", tierId: "first night", units: 1 },
  { offerId: "pass", tierId: "second night", units: 2 },
];
const lines = (offerId: string, ...tierIds: string[]) => tierIds.map((tierId) => ({ offerId, tierId }));
const whole = (...some: ReturnType<typeof lines>) => areWholePieces(some, parts);

describe("what was sold together", () => {
  it("is given back together", () => {
    expect(whole(...lines("single", "a"))).toBe(true);
    expect(whole(...lines("pair", "a", "a"), ...lines("single", "a"))).toBe(true);
    expect(whole(...lines("pair", "a", "a", "a"))).toBe(false);
    expect(whole(...lines("pass", "first night", "second night", "second night"))).toBe(true);
    expect(whole(...lines("pass", "first night", "second night"))).toBe(false);
    expect(whole(...lines("pass", "second night", "second night"))).toBe(false);
    expect(whole(...lines("an offer that is gone", "a"))).toBe(true);
  });

  it("has so many places", () => {
    expect(["single", "pair", "pass"].map((offerId) => unitsOfPiece(parts, offerId))).toEqual([1, 2, 3]);
  });
});
