import { expect, it } from "vitest";
import { newId } from "../platform/ids.ts";
import { createShow } from "../testing/factories.ts";
import { testPlatform } from "../testing/test-platform.ts";
import { countedFor, loseHold } from "../testing/unit-state.ts";
import { availability, hold, myHold, showClaims } from "./index.ts";
import { reconcile } from "./reconcile.ts";

const { platform, system } = testPlatform();

it("places of a hold that Redis has lost come back, and its buyer may hold again", async () => {
  const show = await createShow(platform.db, { places: 3, perAccountLimit: 2 });
  const accountId = newId();
  const held = () =>
    hold(system, {
      ...{ performanceId: show.performanceId, accountId, clientKey: newId() },
      items: [{ offerId: show.standard, quantity: 2 }],
    });
  await held();
  const other = await hold(system, {
    ...{ performanceId: show.performanceId, accountId: newId(), clientKey: newId() },
    items: [{ offerId: show.standard, quantity: 1 }],
  });
  await loseHold(platform, show.performanceId, accountId);
  expect(await reconcile(system, show.performanceId)).toBe(1);
  expect((await availability(system, show.performanceId)).map((tier) => tier.free)).toEqual([2]);
  expect((await held()).units).toEqual([0, 1]);
  expect(other.units).toEqual([2]);
});

it("an order whose hold was lost on the way leaves nothing of the hold behind", async () => {
  const show = await createShow(platform.db, { places: 3 });
  const { performanceId } = show;
  const accountId = newId();
  const items = [{ offerId: show.standard, quantity: 2 }];
  const { fence, units } = await hold(system, { performanceId, accountId, clientKey: newId(), items });
  await loseHold(platform, performanceId, accountId);
  await showClaims(system, "claimed", { performanceId, accountId, units, fence });
  expect(await myHold(system, { performanceId, accountId })).toBeNull();
  expect(await countedFor(platform, performanceId, accountId)).toBe(2);
});
