import { expect, it } from "vitest";
import { createBuyer, createShow } from "../testing/factories.ts";
import { testPlatform } from "../testing/test-platform.ts";
import { countedFor } from "../testing/unit-state.ts";
import { availability, showClaims } from "./index.ts";

const { platform, system } = testPlatform();

it("a claim that reaches Redis late, over the one that came after it, counts for one buyer at a time", async () => {
  const { performanceId } = await createShow(platform.db, { places: 1 });
  const counted = async () => [
    await countedFor(platform, performanceId, ann),
    await countedFor(platform, performanceId, ben),
  ];
  await availability(system, performanceId);
  const [ann, ben] = [await createBuyer(system), await createBuyer(system)];
  const anns = { performanceId, accountId: ann, fence: 7, units: [0] };
  const bens = { performanceId, accountId: ben, fence: 8, units: [0] };

  await showClaims(system, "claimed", anns);
  expect(await counted()).toEqual([1, 0]);
  // Only MySQL knows whose the older claim was, and it knows of none.
  await showClaims(system, "claimed", bens);
  expect(await counted()).toEqual([0, 0]);
  await showClaims(system, "claimed", bens);
  await showClaims(system, "claimed", bens);
  expect(await counted()).toEqual([0, 1]);
  await showClaims(system, "free", bens);
  await showClaims(system, "free", bens);
  expect(await counted()).toEqual([0, 0]);
});
