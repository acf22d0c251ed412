import { describe, expect, it } from "vitest";
import { createShow } from "../testing/factories.ts";
import { testPlatform } from "../testing/test-platform.ts";
import { availability } from "./availability.ts";
import { followTerms } from "./follow-terms.ts";
import { rebuild } from "./rebuild.ts";
import { unitKey } from "./unit-keys.ts";
import { unitStates } from "./unit-states.ts";

const { platform, system } = testPlatform();

const soldBy = async (performanceId: string) =>
  (await platform.redis.get(unitKey(performanceId, "sale")))?.replace(/^\d+:/, "");
const change = (performanceId: string, data: { status?: "paused"; planVersion?: number }) =>
  platform.db.performance.update({ where: { id: performanceId }, data: { ...data, saleVersion: { increment: 1 } } });
const pause = (performanceId: string) => change(performanceId, { status: "paused" });

describe("terms of sale in Redis", () => {
  it("are set without pages having to load their seats again", async () => {
    const { performanceId } = await createShow(platform.db);
    await rebuild(system, performanceId);
    const { version } = await unitStates(system, performanceId);
    await pause(performanceId);
    await followTerms(system, performanceId);
    expect(await soldBy(performanceId)).toBe("2");
    expect((await unitStates(system, performanceId)).version).toBe(version);
  });

  it("are the newest also when a load with older ones was under way", async () => {
    for (let round = 0; round < 10; round++) {
      const { performanceId } = await createShow(platform.db);
      const older = rebuild(system, performanceId);
      await pause(performanceId);
      await Promise.all([older, followTerms(system, performanceId).catch(() => undefined)]);
      await followTerms(system, performanceId);
      expect(await soldBy(performanceId)).toBe("2");
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
