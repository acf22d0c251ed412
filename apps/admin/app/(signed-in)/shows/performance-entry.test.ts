import { describe, expect, it } from "vitest";
import { draftOf, type Entry, entryOf, faultsOf, newTier } from "./performance-entry.ts";

const tier = {
  ...newTier([]),
  ...{
    name: "内场",
    nameEn: "Floor",
    yuan: "380",
    places: "300",
    studentYuan: "190.50",
    bundleUnits: "2",
    bundleYuan: "700",
  },
};
const entry: Entry = {
  venueId: "v",
  startsLocal: "2030-12-24T19:30",
  doorsMinutes: "60",
  durationMinutes: "120",
  saleOpensLocal: "2030-11-01T10:00",
  saleClosesLocal: "2030-12-24T19:30",
  seatMapId: null,
  tiers: [tier],
  tierOfSection: {},
};

describe("a performance as it is typed", () => {
  it("becomes a draft and comes back as it was", () => {
    expect(faultsOf(entry)).toEqual({});
    const draft = draftOf(entry);
    expect(draft.extras.map(({ name, priceFen, units }) => [name, priceFen, units])).toEqual([
      ["学生票", 19_050, 1],
      ["2 人套票", 70_000, 2],
    ]);
    expect(entryOf(draft)).toEqual(entry);
  });

  it("names reduced tickets by their tier where there are several", () => {
    const second = { ...tier, ...newTier([tier]), name: "看台", nameEn: "Balcony", yuan: "280", places: "120" };
    expect(draftOf({ ...entry, tiers: [tier, second] }).extras[0]).toMatchObject({
      name: "学生票 · 内场",
      nameEn: "Student · Floor",
    });
  });

  it.each([
    [{ saleClosesLocal: "2030-10-01T10:00" }, { saleClosesLocal: "order" }],
    [{ saleClosesLocal: "2030-12-24T21:31" }, { saleClosesLocal: "beforeEnd" }],
    [{ durationMinutes: "5" }, { durationMinutes: "between", saleClosesLocal: undefined }],
    [{ tiers: [{ ...tier, yuan: "38O" }] }, { "tier/0/yuan": "price" }],
    [{ tiers: [{ ...tier, places: "0" }] }, { "tier/0/places": "places" }],
    [{ tiers: [{ ...tier, studentYuan: "380" }] }, { "tier/0/studentYuan": "cheaper" }],
    [{ tiers: [{ ...tier, bundleYuan: "760" }] }, { "tier/0/bundleYuan": "cheaper" }],
    [{ seatMapId: "m" }, { sections: "sections" }],
  ])("%j is said to be wrong where it is", (change, faults) => {
    expect(faultsOf({ ...entry, ...change })).toMatchObject(
      Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault)),
    );
  });
});
