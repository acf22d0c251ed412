import { describe, expect, it } from "vitest";
import { type CouponEntry, draftOf } from "./coupon-entry.ts";

const entry: CouponEntry = {
  ...{ title: "新年", titleEn: "New year", code: "KAIMU", kind: "amount_off", amount: "50.5", percent: "", cap: "" },
  ...{ minimum: "", eventId: "", from: "2026-12-01T00:00", until: "2027-01-01T00:00", pieces: "100", perAccount: "1" },
};

describe("a coupon's form", () => {
  it("is read in yuan and Beijing's time", () => {
    expect(draftOf(entry)).toMatchObject({
      ...{ rule: { kind: "amount_off", amountFen: 5_050 }, minimumFen: 0, eventId: null, pieces: 100, perAccount: 1 },
      validFrom: new Date("2026-11-30T16:00:00Z"),
    });
    const percent = { ...entry, kind: "percent_off" as const, percent: "15", cap: "80" };
    expect(draftOf(percent)?.rule).toEqual({ kind: "percent_off", percent: 15, capFen: 8_000 });
  });

  it.each([
    [{ title: " " }],
    [{ amount: "0" }],
    [{ amount: "5O" }],
    [{ minimum: "-1" }],
    [{ until: "2026-12-01T00:00" }],
    [{ from: "" }],
    [{ pieces: "0" }],
    [{ perAccount: "101" }],
    [{ kind: "percent_off" as const, percent: "101", cap: "1" }],
    [{ kind: "percent_off" as const, percent: "10", cap: "" }],
  ])("is not sent with %o", (wrong) => {
    expect(draftOf({ ...entry, ...wrong })).toBeUndefined();
  });
});
