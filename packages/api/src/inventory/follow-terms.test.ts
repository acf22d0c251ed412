import { describe, expect, it } from "vitest";
import { createShow } from "../testing/factories.ts";
import { testPlatform } from "../testing/test-platform.ts";
import { availability } from "./availability.ts";
import { followTerms } from "./follow-terms.ts";
import { rebuild } from "./rebuild.ts";
import { unitKey } from "./unit-script.ts";

const { platform, system } = testPlatform();

const openOf = (performanceId: string) => platform.redis.hget(unitKey(performanceId, "meta"), "open");
const change = (performanceId: string, data: { status?: "paused"; planVersion?: number }) =>
  platform.db.performance.update({ where: { id: performanceId }, data: { ...data, saleVersion: { increment: 1 } } });
const pause = (performanceId: string) => change(performanceId, { status: "paused" });

describe("terms of sale in Redis", () => {
  it("are set without pages having to load their seats again", async () => {
    const { performanceId } = await createShow(platform.db);
    await rebuild(system, performanceId);
    const version = () => platform.redis.hget(unitKey(performanceId, "meta"), "version");
    const before = await version();
    await pause(performanceId);
    await followTerms(system, performanceId);
    expect([await openOf(performanceId), await version()]).toEqual(["0", before]);
  });

  it("are the newest also when a load with older ones was under way", async () => {
    for (let round = 0; round < 10; round++) {
      const { performanceId } = await createShow(platform.db);
      const older = rebuild(system, performanceId);
      await pause(performanceId);
      await Promise.all([older, followTerms(system, performanceId).catch(() => undefined)]);
      await followTerms(system, performanceId);
      expect(await openOf(performanceId)).toBe("0");
    }
  });

  it("of a plan with more units bring the new units on sale", async () => {
    const { performanceId } = await createShow(platform.db, { places: 3 });
    await rebuild(system, performanceId);
    const runs = [{ units: 5, tier: "ga", pool: "public" }];
    await platform.db.performancePlan.create({ data: { performanceId, version: 2, unitCount: 5, runs } });
    await change(performanceId, { planVersion: 2 });
    await followTerms(system, performanceId);
    expect((await availability(system, performanceId)).map(({ free }) => free)).toEqual([5]);
  });
});
