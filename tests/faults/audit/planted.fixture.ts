import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Counter } from "./audit.ts";
import { openSmallSale, type SmallSale } from "./small-sale.fixture.ts";

/** Something that is wrong, or only looks so, and how it comes about in a sale that is in order. */
export type Plant = [what: string, plant: (sale: SmallSale) => unknown];

let sale: SmallSale;

/** The sale of a test file, in order again before each test. */
export function smallSale(): { now(): SmallSale } {
  beforeAll(async () => {
    const { DATABASE_URL = "", REDIS_URL = "" } = process.env;
    sale = await openSmallSale({ databaseUrl: DATABASE_URL, redisUrl: REDIS_URL });
  });
  beforeEach(() => sale.begin());
  afterAll(() => sale?.close());
  return { now: () => sale };
}

/** The counter has a finding for each of them. */
export function tells(counter: Counter, plants: Plant[]): void {
  test.each(plants)(`${counter} tells of %s`, async (_what, plant) => {
    await plant(sale);
    expect((await sale.verdict())[counter]).not.toEqual([]);
  });
}

/** No counter has a finding for any of them. */
export function leavesAlone(plants: Plant[]): void {
  test.each(plants)("nothing is wrong with %s", async (_what, plant) => {
    await plant(sale);
    expect(Object.values(await sale.verdict()).flat()).toEqual([]);
  });
}
