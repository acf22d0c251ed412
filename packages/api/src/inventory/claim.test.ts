import { expect, it } from "vitest";
import { newId } from "../platform/ids.ts";
import { createShow } from "../testing/factories.ts";
import { testPlatform } from "../testing/test-platform.ts";
import { availability, showClaims } from "./index.ts";

const { platform, system } = testPlatform();

it("a claim that reaches Redis late, over the one that came after it, counts for one buyer at a time", async () => {
  const { performanceId } = await createShow(platform.db, { places: 1 });
  const counted = () => platform.redis.hgetall(`inv:{${performanceId}}:accounts`);
  await availability(system, performanceId);
  const [ann, ben] = [newId(), newId()];
  const anns = { performanceId, orderId: newId(), accountId: ann, units: [0] };
  const bens = { performanceId, orderId: newId(), accountId: ben, units: [0] };

  await showClaims(system, "claimed", bens);
  await showClaims(system, "claimed", anns);
  expect(await counted()).toEqual({ [ann]: "1" });
  await showClaims(system, "claimed", bens);
  expect(await counted()).toEqual({ [ben]: "1" });
  await showClaims(system, "free", bens);
  expect(await counted()).toEqual({});
});
