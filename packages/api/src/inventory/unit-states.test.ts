import { describe, expect, it } from "vitest";
import { newId } from "../platform/ids.ts";
import { createOrder, createShow, type TestShow } from "../testing/factories.ts";
import { eventually, testPlatform } from "../testing/test-platform.ts";
import { claimsOfOrder } from "./claims-of.ts";
import { changesSince, hold, letGo, rebuild, showClaims, type UnitChange, unitStates, watchUnits } from "./index.ts";

const { platform, system } = testPlatform();

/** All states as digits, one a unit. */
async function picture(show: TestShow): Promise<string> {
  const { states } = await unitStates(system, show.performanceId);
  return Array.from({ length: 6 }, (_, unit) => ((states[unit >> 2] ?? 0) >> ((unit & 3) * 2)) & 3).join("");
}
const wish = (show: TestShow, units: number[], accountId = newId()) => ({
  performanceId: show.performanceId,
  accountId,
  clientKey: newId(),
  items: [{ offerId: show.standard, quantity: units.length, units }],
});

describe("what pages see of the units", () => {
  it("follows each of them from free over held and claimed to sold, and back", async () => {
    const show = await createShow(platform.db, { places: 6 });
    expect(await picture(show)).toBe("111111");
    const mine = wish(show, [1, 4]);
    const held = await hold(system, mine);
    expect(await picture(show)).toBe("121121");
    await letGo(system, { ...mine, holdId: held.id });
    expect(await picture(show)).toBe("111111");

    const accountId = newId();
    const order = await createOrder(system, show, { accountId, quantity: 2 });
    expect(await picture(show)).toBe("221111");
    const [claimed] = await claimsOfOrder(platform.db, order.id);
    if (!claimed) throw new Error("no claims");
    await showClaims(system, "sold", claimed);
    expect(await picture(show)).toBe("331111");
    await showClaims(system, "free", claimed);
    expect(await picture(show)).toBe("111111");
  });

  it("is the same after a rebuild", async () => {
    const show = await createShow(platform.db, { places: 6 });
    await createOrder(system, show, { accountId: newId(), quantity: 2 });
    await hold(system, wish(show, [5]));
    const before = await picture(show);
    await rebuild(system, show.performanceId);
    expect(await picture(show)).toBe(before);
  });

  it("can be followed change by change from any version that is not too long ago", async () => {
    const show = await createShow(platform.db, { places: 6 });
    const { version } = await unitStates(system, show.performanceId);
    await hold(system, wish(show, [2]));
    await hold(system, wish(show, [3, 5]));
    const changes = await changesSince(system, show.performanceId, version);
    expect(changes?.map((change) => change.units)).toEqual([
      [[2, 2]],
      [
        [3, 2],
        [5, 2],
      ],
    ]);
    expect(await changesSince(system, show.performanceId, version + 2)).toEqual([]);
    expect(await changesSince(system, show.performanceId, version - 5)).toBeUndefined();
  });

  it("is heard by everyone who watches, and by nobody after he stopped", async () => {
    const show = await createShow(platform.db, { places: 6 });
    await unitStates(system, show.performanceId);
    const watcher = watchUnits(system);
    const heard: Record<string, UnitChange[]> = { first: [], second: [] };
    const stopFirst = await watcher.watch(show.performanceId, (change) => heard.first?.push(change));
    await watcher.watch(show.performanceId, (change) => heard.second?.push(change));
    await hold(system, wish(show, [0]));
    await eventually(async () => heard.first?.length === 1 && heard.second?.length === 1);
    stopFirst();
    await hold(system, wish(show, [1]));
    await eventually(async () => heard.second?.length === 2);
    expect(heard.first).toHaveLength(1);
    watcher.close();
  });
});
