import type { SeatMapLayout } from "@kaimu/seatmap";
import { describe, expect, it } from "vitest";
import { newId } from "../platform/ids.ts";
import { createShow } from "../testing/factories.ts";
import { createSeatedShow, holdSeats, type SeatedShow } from "../testing/seated-show.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import { hold, letGo, pickSeats } from "./index.ts";

const { platform, system } = testPlatform();

/**
 * Three rows of eight before a stage in their middle, an aisle after the fourth seat: units 0–7, 8–15, 16–23; all of one tier. Those not
 * named are held by others.
 */
async function house(free?: number[]): Promise<SeatedShow> {
  const layout: SeatMapLayout = {
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
  const show = await createSeatedShow(platform.db, { layout, inFront: 24, perAccountLimit: 24 });
  const taken = free ? Array.from({ length: 24 }, (_, unit) => unit).filter((unit) => !free.includes(unit)) : [];
  if (taken.length > 0) await holdSeats(platform, show, taken);
  return show;
}
const best = async ({ performanceId }: SeatedShow, count: number, mayPart = false) =>
  (await pickSeats(system, { performanceId, count, mayPart })).units;

describe("the best seats", () => {
  it("are side by side in one row, as near to the middle of the stage as can be", async () => {
    const show = await house();
    expect(await best(show, 2)).toEqual([2, 3]);
    expect(await best(show, 4)).toEqual([0, 1, 2, 3]);
  });

  it("have no aisle between them, and leave no single seat where there is a choice", async () => {
    expect(await best(await house(), 3)).toEqual([1, 2, 3]);
    // Two of three would leave one alone; a row further back has just two.
    expect(await best(await house([0, 1, 2, 8, 9]), 2)).toEqual([8, 9]);
  });

  it("are further back rather than parted", async () => {
    expect(await best(await house([0, 1, 3, 4, 20, 21, 22]), 3)).toEqual([20, 21, 22]);
  });

  it("are parted only for those who ask for it, into few pieces near to each other", async () => {
    const show = await house([0, 1, 8, 16, 23]);
    await expect(best(show, 3)).rejects.toMatchObject({ code: "NOT_TOGETHER", facts: { left: 3 } });
    expect(await best(show, 3, true)).toEqual([0, 1, 8]);
    await expect(best(show, 6, true)).rejects.toMatchObject({ code: "NOT_ENOUGH_UNITS", facts: { left: 5 } });
  });

  it("come back into the choice when somebody lets them go", async () => {
    const show = await house([20, 21]);
    const others = { performanceId: show.performanceId, accountId: newId(), clientKey: newId() };
    const held = await hold(system, { ...others, items: [{ offerId: show.offers.front, quantity: 2 }] });
    expect(held.units).toEqual([20, 21]);
    await expect(best(show, 2)).rejects.toMatchObject({ code: "NOT_ENOUGH_UNITS", facts: { left: 0 } });
    await letGo(system, { ...others, holdId: held.id });
    expect(await best(show, 2)).toEqual([20, 21]);
  });

  it("go to a crowd that all asks at once without anybody meeting another", async () => {
    const show = await house();
    const crowd = await Promise.all(
      Array.from({ length: 12 }, () =>
        hold(system, {
          ...{ performanceId: show.performanceId, accountId: newId(), clientKey: newId() },
          items: [{ offerId: show.offers.front, quantity: 2 }],
        }),
      ),
    );
    expect(new Set(crowd.flatMap(({ units }) => units)).size).toBe(24);
    for (const { units } of crowd) expect((units[1] ?? 0) - (units[0] ?? 0)).toBe(1);
  });
});

describe("automatic choice", () => {
  it("passes over what others hold, and stays in the price that was asked for", async () => {
    const show = await createSeatedShow(platform.db);
    const { performanceId, tiers } = show;
    expect(await pickSeats(system, { performanceId, count: 2 })).toEqual({ units: [0, 1] });
    await holdSeats(platform, show, [1]);
    expect(await pickSeats(system, { performanceId, count: 2 })).toEqual({ units: [2, 3] });
    expect(await pickSeats(system, { performanceId, tierId: tiers.back, count: 2 })).toEqual({ units: [4, 5] });
  });

  it("says how many are left when they are too few, and has nothing to pick where there are no seats", async () => {
    const show = await createSeatedShow(platform.db);
    const asked = { performanceId: show.performanceId, tierId: show.tiers.front, count: 5 };
    await expect(pickSeats(system, asked)).rejects.toMatchObject({ code: "NOT_ENOUGH_UNITS", facts: { left: 4 } });
    const { performanceId } = await createShow(platform.db);
    expect(await refusalCode(pickSeats(system, { performanceId, count: 1 }))).toBe("NOT_FOUND");
  });
});
