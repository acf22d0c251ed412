import { describe, expect, it } from "vitest";
import { listSales } from "../catalogue/index.ts";
import { raiseSaleVersion } from "../catalogue/raise-sale-version.ts";
import { preWarm } from "../inventory/index.ts";
import { openRedis } from "../platform/redis.ts";
import { createShow } from "../testing/factories.ts";
import { testPlatform } from "../testing/test-platform.ts";
import { withReadiness } from "./read-pre-warm.ts";
import { readSale } from "./read-sale.ts";

const { platform, system } = testPlatform();
const hours = (n: number) => new Date(Date.now() + n * 3_600_000);

/** Whether the list of sales marks a performance, and what its board says. */
async function seen(performanceId: string) {
  const { event } = await platform.db.performance.findUniqueOrThrow({
    where: { id: performanceId },
    include: { event: true },
  });
  const { sales } = await listSales(system, { query: event.title, limit: 100 });
  const mine = sales.filter((sale) => sale.performanceId === performanceId);
  return {
    marked: (await withReadiness(system, mine)).map(({ notReady }) => notReady),
    board: (await readSale(system, performanceId)).preWarm,
  };
}

const named = async (o: Parameters<typeof createShow>[1]) => {
  const show = await createShow(platform.db, o);
  const title = `预热 ${show.performanceId}`;
  await platform.db.event.update({ where: { id: show.eventId }, data: { title } });
  return show.performanceId;
};

describe("a sale that opens within a day", () => {
  it("is marked until it is loaded; then its board says when, by which versions and in how many bytes", async () => {
    const performanceId = await named({ places: 1_000, saleOpensAt: hours(5) });
    const before = await seen(performanceId);
    expect(before).toMatchObject({ marked: [true], board: { loaded: false, ready: false } });
    await preWarm(system, performanceId);
    const after = await seen(performanceId);
    expect(after.marked).toEqual([false]);
    expect(after.board).toMatchObject({ ready: true, planVersion: 1, inForce: { planVersion: 1, saleVersion: 1 } });
    expect(after.board?.bytes).toBeGreaterThan(7_000);
    expect(Math.abs((after.board?.loadedAt?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
  });

  it("is marked again when it is sold on other terms than Redis knows, until it is brought up to them", async () => {
    const performanceId = await named({ saleOpensAt: hours(5) });
    await preWarm(system, performanceId);
    await platform.db.$transaction((tx) => raiseSaleVersion(tx, [performanceId]));
    expect(await seen(performanceId)).toMatchObject({ marked: [true], board: { loaded: true, ready: false } });
    await preWarm(system, performanceId);
    expect((await seen(performanceId)).marked).toEqual([false]);
  });
});

it("a sale that opens in a week is no matter yet; one of which Redis says nothing is marked", async () => {
  const later = await named({ saleOpensAt: hours(48) });
  expect((await seen(later)).marked).toEqual([false]);
  const soon = await named({ saleOpensAt: hours(1) });
  const redis = openRedis("redis://127.0.0.1:1");
  redis.disconnect();
  const board = await readSale({ ...system, redis }, soon);
  expect(board.preWarm).toBeNull();
  expect(await withReadiness({ ...system, redis }, [board.showing])).toMatchObject([{ notReady: true }]);
});
