import { type SeatMapLayout, seatCount } from "@kaimu/seatmap";
import { describe, expect, it } from "vitest";
import { createShow } from "../testing/factories.ts";
import { createSeatedShow, holdSeats } from "../testing/seated-show.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import { pickSeats } from "./index.ts";
import { bestSeats } from "./pick-seats.ts";

const { platform, system } = testPlatform();

/** Three rows of eight before a stage in their middle, an aisle after the fourth seat: units 0–7, 8–15, 16–23. */
const house: SeatMapLayout = {
  width: 90,
  height: 60,
  focal: { x: 45, y: 0 },
  sections: [
    {
      ...{ key: "A", name: "A区", nameEn: "Section A", outline: [0, 0, 90, 0, 90, 60, 0, 60] },
      rows: [1, 2, 3].map((row) => ({
        ...{ name: String(row), first: 1, step: 1, aisles: [3] },
        x: [10, 20, 30, 40, 50, 60, 70, 80],
        y: Array(8).fill(row * 15),
      })),
    },
  ],
};
const allFree = () => "a";
const free =
  (...units: number[]) =>
  (unit: number) =>
    units.includes(unit) ? "a" : null;

describe("the best seats", () => {
  it("are side by side in one row, as near to the middle of the stage as can be", () => {
    expect(bestSeats(house, 2, allFree)).toEqual([2, 3]);
    expect(bestSeats(house, 1, allFree)).toEqual([3]);
  });

  it("have no aisle between them, even where the seats beside it are the nearest", () => {
    expect(bestSeats(house, 3, allFree)).toEqual([1, 2, 3]);
  });

  it("are of one price", () => {
    const tierOf = (unit: number) => (unit === 3 ? "dear" : "cheap");
    expect(bestSeats(house, 2, tierOf)).toEqual([4, 5]);
  });

  it("are further back rather than parted", () => {
    expect(bestSeats(house, 3, free(0, 1, 3, 4, 20, 21, 22))).toEqual([20, 21, 22]);
  });

  it("are parted only when no row has room, into few pieces near to each other", () => {
    expect(bestSeats(house, 5, allFree)).toEqual([0, 1, 2, 3, 9]);
    expect(bestSeats(house, 3, free(0, 1, 8, 16, 23))).toEqual([0, 1, 8]);
  });

  it("are as many as there are when there are too few", () => {
    expect(bestSeats(house, 4, free(5, 9))).toEqual([5, 9]);
    expect(bestSeats(house, 4, free())).toEqual([]);
  });

  it("of a stadium are found in a moment", () => {
    const [row] = house.sections[0]?.rows ?? [];
    if (!row) throw new Error("no row");
    const rows = Array.from({ length: 6_250 }, (_, at) => ({ ...row, name: String(at), y: Array(8).fill(at * 15) }));
    const stadium = { ...house, sections: house.sections.map((section) => ({ ...section, rows })) };
    expect(seatCount(stadium)).toBe(50_000);
    const began = performance.now();
    expect(bestSeats(stadium, 6, allFree)).toHaveLength(6);
    expect(performance.now() - began).toBeLessThan(500);
  });
});

describe("automatic choice", () => {
  it("passes over what others hold, and stays in the price that was asked for", async () => {
    const show = await createSeatedShow(platform.db);
    const { performanceId, tiers } = show;
    expect(await pickSeats(system, { performanceId, count: 2 })).toEqual({ units: [1, 2] });
    await holdSeats(platform, show, [2]);
    expect(await pickSeats(system, { performanceId, count: 2 })).toEqual({ units: [0, 1] });
    expect(await pickSeats(system, { performanceId, tierId: tiers.back, count: 2 })).toEqual({ units: [5, 6] });
  });

  it("says how many are left when they are too few, and has nothing to pick where there are no seats", async () => {
    const show = await createSeatedShow(platform.db);
    const asked = { performanceId: show.performanceId, tierId: show.tiers.front, count: 5 };
    await expect(pickSeats(system, asked)).rejects.toMatchObject({ code: "NOT_ENOUGH_UNITS", facts: { left: 4 } });
    const { performanceId } = await createShow(platform.db);
    expect(await refusalCode(pickSeats(system, { performanceId, count: 1 }))).toBe("NOT_FOUND");
  });
});
