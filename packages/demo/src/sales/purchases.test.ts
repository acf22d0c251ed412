import { describe, expect, it } from "vitest";
import { tiersOf } from "../offers.ts";
import { planOf } from "../plan.ts";
import { season } from "../season/index.ts";
import { purchasesOf } from "./purchases.ts";

const day = 86_400_000;

/** What is sold of a show's first performance when the sale has been open from `from` on for so many days. */
function sold(key: string, from: number, days: number, share = 0.5) {
  const show = season.find((one) => one.key === key);
  if (!show) throw new Error(`no show ${key}`);
  const tiers = tiersOf(show);
  const codes = tiers.map((tier) => tier.code);
  return purchasesOf({
    ...{ key, plan: planOf(show, codes), tiers, sold: share, realName: show.realName ?? false },
    ...{ from: new Date(from), to: new Date(from + days * day) },
  });
}

describe("what is sold before the demo begins", () => {
  it("is the same whenever it is loaded, apart from the dates", () => {
    const what = (purchases: ReturnType<typeof sold>) => purchases.map(({ at: _, ...purchase }) => purchase);
    expect(what(sold("lighthouse", 0, 18))).toEqual(what(sold("lighthouse", 12_345_678_901, 3)));
    expect(what(sold("stand-up", 0, 18))).toEqual(what(sold("stand-up", 12_345_678_901, 3)));
  });

  it("is everything where all is sold, and nothing where nothing is", () => {
    const units = sold("wheat-river", 0, 10, 1).flatMap((purchase) => purchase.units);
    expect(units).toEqual(Array.from({ length: 260 }, (_, unit) => unit));
    expect(sold("wheat-river", 0, 10, 0)).toEqual([]);
  });

  it("is about the share it should be, each unit to one buyer and each buyer one order", () => {
    const purchases = sold("glass-sea", 0, 18, 0.3);
    const units = purchases.filter((one) => one.outcome === "paid").flatMap((one) => one.units);
    expect(new Set(units).size).toBe(units.length);
    expect(units.length / 12_000).toBeGreaterThan(0.25);
    expect(units.length / 12_000).toBeLessThan(0.36);
    expect(new Set(purchases.map((one) => one.buyer.id)).size).toBe(purchases.length);
    for (const { buyer, units: bought } of purchases) expect(bought.length).toBeLessThanOrEqual(buyer.family.length);
  });
});
