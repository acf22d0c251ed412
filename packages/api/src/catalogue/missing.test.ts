import { describe, expect, it } from "vitest";
import { missingOf } from "./missing.ts";

const now = new Date("2026-11-25T10:00:00Z");
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000);
const performance = {
  id: "p",
  status: "draft",
  startsAt: hours(72),
  endsAt: hours(74),
  saleOpensAt: hours(-1),
  saleClosesAt: hours(72),
  places: 200,
};
const event = {
  title: "演出",
  titleEn: "Show",
  summary: "简介",
  summaryEn: "About",
  notices: [{}],
  realName: "none" as const,
  takesMoney: true,
  performances: [performance],
};

describe("what an event still needs", () => {
  it("is nothing when all is there", () => expect(missingOf(event, now)).toEqual([]));

  it.each([
    ["an English title", { titleEn: " " }, ["titleEn"]],
    ["notices", { notices: [] }, ["notices"]],
    ["somebody who takes the money", { takesMoney: false }, ["merchant-account"]],
    ["a performance", { performances: [] }, ["performances"]],
    ["a performance ahead", { performances: [{ ...performance, startsAt: hours(-1) }] }, ["past:p"]],
    [
      "a sale that opens before it closes",
      { performances: [{ ...performance, saleOpensAt: hours(72) }] },
      ["sale-window:p"],
    ],
    [
      "a sale that has not closed yet",
      { performances: [{ ...performance, saleClosesAt: hours(-0.5) }] },
      ["sale-window:p"],
    ],
    [
      "a sale that closes by the end",
      { performances: [{ ...performance, saleClosesAt: hours(75) }] },
      ["sale-window:p"],
    ],
    ["places to sell", { performances: [{ ...performance, places: 0 }] }, ["places:p"]],
    [
      "names of the attendees from 5,000 places on",
      { performances: [{ ...performance, places: 5_000 }] },
      ["real-name"],
    ],
  ])("%s", (_name, change, missing) => expect(missingOf({ ...event, ...change }, now)).toEqual(missing));

  it("is not asked of a performance that is on sale already", () => {
    const old = { ...performance, id: "old", status: "on_sale", startsAt: hours(-1) };
    expect(missingOf({ ...event, performances: [old, performance] }, now)).toEqual([]);
  });
});
