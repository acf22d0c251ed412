import { expect, it } from "vitest";
import type { EventPage, PassCard, PerformanceCard } from "../reading/answers.ts";
import { passSaleOf } from "./pass-state.ts";

const now = new Date("2026-12-01T12:00:00Z");
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000);
const performance = (id: string, more: Partial<PerformanceCard> = {}) =>
  ({
    id,
    status: "on_sale",
    saleOpensAt: hours(-1),
    saleClosesAt: hours(48),
    endsAt: hours(50),
    ...more,
  }) as PerformanceCard;
const pass = (more: Partial<PassCard> = {}) =>
  ({
    opensAt: null,
    closesAt: null,
    parts: ["a", "b"].map((id) => ({ performanceId: id, tierId: `${id}-1` })),
    ...more,
  }) as PassCard;
const event = (performances: PerformanceCard[]) => ({ performances }) as EventPage;
const free = (a: number, b: number) =>
  new Map([
    ["a", [{ tierId: "a-1", free: a }]],
    [
      "b",
      [
        { tierId: "b-0", free: 90 },
        { tierId: "b-1", free: b },
      ],
    ],
  ]);
const both = event([performance("a"), performance("b")]);

it("there are as many passes as places where there are fewest, and none when one performance is full", () => {
  expect(passSaleOf(pass(), { event: both, free: free(7, 3), now })).toMatchObject({ state: "on_sale", left: 3 });
  expect(passSaleOf(pass(), { event: both, free: free(7, 0), now })).toMatchObject({ state: "sold_out", left: 0 });
  expect(passSaleOf(pass(), { event: both, free: new Map([["a", null]]), now })).toMatchObject({ left: null });
});

it("it opens when the last of its windows does, and closes with the first", () => {
  const late = event([performance("a"), performance("b", { saleOpensAt: hours(5) })]);
  expect(passSaleOf(pass(), { event: late, free: free(1, 1), now })).toMatchObject({
    state: "soon",
    opensAt: hours(5),
  });
  const own = pass({ opensAt: hours(9) });
  expect(passSaleOf(own, { event: late, free: free(1, 1), now })).toMatchObject({ state: "soon", opensAt: hours(9) });
  expect(passSaleOf(pass({ closesAt: now }), { event: both, free: free(1, 1), now }).state).toBe("closed");
  const stopped = event([performance("a", { status: "paused" }), performance("b")]);
  expect(passSaleOf(pass(), { event: stopped, free: free(1, 1), now }).state).toBe("paused");
  expect(passSaleOf(pass(), { event: event([performance("a")]), free: free(1, 1), now }).state).toBe("closed");
});
