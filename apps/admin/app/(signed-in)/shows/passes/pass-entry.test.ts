import { expect, it } from "vitest";
import type { OwnPerformance } from "../shapes.ts";
import { aloneFen, emptyPass, passDraftOf, passFaults } from "./pass-entry.ts";

const performances = ["a", "b", "c"].map((id) => ({
  id,
  tiers: [
    { code: "vip", priceFen: 98_000 },
    { code: "b", priceFen: 38_000 },
  ],
})) as OwnPerformance[];
const entry = { ...emptyPass, name: "通票", nameEn: "Pass", yuan: "1200", tierOf: { a: "vip", b: "b" } };

it("a pass is cheaper than its places alone, and is of at least two performances", () => {
  expect(aloneFen(entry, performances)).toBe(136_000);
  expect(passFaults(entry, performances)).toEqual({});
  expect(passFaults({ ...entry, yuan: "1360" }, performances)).toEqual({ yuan: "cheaper" });
  expect(passFaults({ ...entry, tierOf: { a: "vip" } }, performances)).toEqual({ parts: "parts" });
  expect(passFaults(emptyPass, performances)).toEqual({
    ...{ name: "required", nameEn: "required", yuan: "price", parts: "parts" },
  });
  const never = { opensLocal: "2026-12-24T10:00", closesLocal: "2026-12-24T09:00" };
  expect(passFaults({ ...entry, ...never }, performances)).toEqual({ closesLocal: "order" });
});

it("goes to the platform in fen, without a window where none is typed", () => {
  expect(passDraftOf({ ...entry, yuan: "1199.5" })).toEqual({
    ...{ name: "通票", nameEn: "Pass", priceFen: 119_950, opensLocal: null, closesLocal: null },
    parts: [
      { performanceId: "a", tier: "vip" },
      { performanceId: "b", tier: "b" },
    ],
  });
});
