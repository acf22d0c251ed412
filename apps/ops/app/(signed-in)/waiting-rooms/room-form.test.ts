import { expect, test } from "vitest";
import { fromField, toField } from "./beijing-time.ts";
import { rates, stopOf } from "./rate-scale.ts";
import { faultsOf, formOf, wantedOf } from "./room-form.ts";

const saleOpensAt = new Date("2026-12-01T12:00:00Z");

test("times are shown and read in Beijing, wherever the browser is", () => {
  expect(toField(saleOpensAt)).toBe("2026-12-01T20:00");
  expect(fromField("2026-12-01T20:00")).toEqual(saleOpensAt);
  expect([toField(null), fromField("")]).toEqual(["", null]);
});

test("a room for the first time gathers half an hour before the sale and opens with it", () => {
  const form = formOf(null, saleOpensAt);
  expect(faultsOf(form, saleOpensAt)).toEqual({});
  expect(wantedOf(form, "p1")).toEqual({
    ...{ performanceId: "p1", mode: "scheduled", opensAt: null, ratePerMinute: 300, admitSeconds: 300 },
    ...{ prequeueOpensAt: new Date("2026-12-01T11:30:00Z"), loadPerMinute: null },
  });
});

test("a pre-queue after the opening and numbers out of bounds are named before they are sent", () => {
  const form = {
    ...formOf(null, saleOpensAt),
    prequeueOpensAt: "2026-12-01T20:00",
    ratePerMinute: "0",
    admitSeconds: "9.5",
  };
  expect(faultsOf(form, saleOpensAt)).toEqual({
    prequeueOpensAt: "order",
    ratePerMinute: "number",
    admitSeconds: "number",
  });
  expect(
    faultsOf({ ...form, prequeueOpensAt: "", ratePerMinute: "5", admitSeconds: "30", loadPerMinute: "" }, saleOpensAt),
  ).toEqual({});
  expect(faultsOf({ ...formOf(null, saleOpensAt), mode: "by_load", loadPerMinute: " " }, saleOpensAt)).toEqual({
    loadPerMinute: "number",
  });
});

test("the slider reaches every size of rate and stops nearest to the one that is set", () => {
  expect([rates[0], rates.at(-1)]).toEqual([1, 60_000]);
  expect(rates).toEqual(rates.toSorted((a, b) => a - b));
  expect([1, 300, 310, 99_999].map((rate) => rates[stopOf(rate)])).toEqual([1, 300, 300, 60_000]);
});
