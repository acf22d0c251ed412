import { describe, expect, it } from "vitest";
import { shareFen } from "./money.ts";

const sum = (shares: number[]) => shares.reduce((total, share) => total + share, 0);

describe("a sum that is shared out by weight", () => {
  it("comes to exactly the sum, and the odd fen go where most was lost by rounding", () => {
    expect(shareFen(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(shareFen(1_000, [480, 180])).toEqual([727, 273]);
    expect(shareFen(10, [3, 3, 1])).toEqual([4, 4, 2]);
    expect(shareFen(100_000, [48_000, 48_000, 18_001])).toEqual([42_105, 42_105, 15_790]);
  });

  it("is shared evenly where nothing weighs anything, and nothing is nothing", () => {
    expect(shareFen(7, [0, 0])).toEqual([4, 3]);
    expect(shareFen(0, [5, 1])).toEqual([0, 0]);
  });

  it("adds up for any sum and weights, each share within a fen of its part, however large", () => {
    for (let seed = 1; seed < 400; seed += 1) {
      const weights = Array.from({ length: 1 + (seed % 7) }, (_, n) => (seed * 7_919 * (n + 3)) % 9_999_991);
      const total = (seed * 104_729) % 100_000_000;
      const shares = shareFen(total, weights);
      expect(sum(shares)).toBe(total);
      for (const [n, share] of shares.entries())
        expect(Math.abs(share - (total * (weights[n] ?? 0)) / sum(weights))).toBeLessThan(1);
    }
  });
});
