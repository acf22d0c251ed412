import { emptyStates, setState } from "@kaimu/seatmap";
import { describe, expect, it } from "vitest";
import type { Stock } from "../shapes.ts";
import { type Action, effectOf, type Meant } from "./change-effect.ts";
import { layOut, rangesOf } from "./stock-units.ts";

/** Four seats, one of them blocked, and four places; unit 1 is held, units 2 and 6 are sold. */
function someStock() {
  const states = emptyStates(8).fill(0b01010101);
  for (const [unit, state] of [
    [1, 2],
    [2, 3],
    [6, 3],
  ] as const)
    setState(states, unit, state);
  const stock = {
    unitCount: 8,
    tiers: [{ code: "a" }, { code: "ga" }],
    pools: [{ code: "public" }],
    runs: [
      { units: 3, tier: "a", pool: "public", seats: { from: 0 } },
      { units: 1, tier: "a", pool: "public", blocked: "camera", seats: { from: 3 } },
      { units: 4, tier: "ga", pool: "public" },
    ],
    states: btoa(String.fromCharCode(...states)),
  };
  return layOut(stock as unknown as Stock);
}

describe("before a change is made", () => {
  const of = someStock();
  const effect = (action: Action, meant: Meant, sellsOn = false) => effectOf(action, meant, of, () => sellsOn);
  const all = [0, 1, 2, 3];

  it("says how the chosen seats stand, and why one is not for sale", () => {
    expect(effect("block", { units: all }).counts).toEqual({ free: 1, held: 1, sold: 1, blocked: 1 });
    expect([of.reason(2), of.reason(3)]).toEqual([undefined, "camera"]);
  });

  it("says which ones cannot be blocked, and how many holds would end", () => {
    expect(effect("block", { units: all })).toMatchObject({ touched: 3, ended: 1, refused: [2] });
    expect(effect("pool", { units: all })).toMatchObject({ touched: 4, ended: 1, refused: [] });
    expect(effect("pool", { units: all }, true)).toMatchObject({ touched: 4, ended: 0, refused: [] });
    expect(effect("free", { units: all })).toMatchObject({ touched: 1, ended: 0, refused: [] });
  });

  it("says how many places of a tier there are for it", () => {
    const places = { tier: 1, pool: 0, count: 5 };
    expect(effect("block", places)).toMatchObject({ touched: 3, ended: 0, refused: [] });
    expect(effect("free", places).touched).toBe(0);
  });

  it("sends units as ranges", () =>
    expect(rangesOf([5, 3, 4, 9])).toEqual([
      [3, 5],
      [9, 9],
    ]));
});
