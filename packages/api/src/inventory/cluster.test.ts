import { describe, expect, it, onTestFinished } from "vitest";
import { openPlatform } from "../open-platform.ts";
import { readEnv } from "../platform/env.ts";
import { newId } from "../platform/ids.ts";
import { onServersChanged } from "../platform/redis.ts";
import { clusterSale } from "../testing/cluster-sale.ts";
import { createBuyer, createShow } from "../testing/factories.ts";
import { eventually, refusalCode } from "../testing/test-platform.ts";
import { takenUnits } from "../testing/unit-state.ts";
import { hold, myHold, rebuild, reconcile, type UnitChange, unitStates, watchUnits } from "./index.ts";

const { platform, system, wish, order, buy, staleFailover } = await clusterSale();

describe("a replica that missed the last minutes and is made the master", () => {
  it("sells nothing that was sold behind its back", async () => {
    const show = await createShow(platform.db, { places: 6 });
    const early = await createBuyer(system);
    const kept = await hold(system, wish(show, early, 0));
    const late = await createBuyer(system);
    let lost = "";
    await staleFailover(show, async () => {
      await buy(show, 1, 2);
      lost = (await hold(system, wish(show, late, 3))).id;
    });
    // What it thinks of the units it never heard of is not asked at all: the first call builds its state anew.
    expect(await refusalCode(hold(system, wish(show, newId(), 1)))).toBe("UNITS_TAKEN");
    expect(await refusalCode(hold(system, wish(show, newId(), 2)))).toBe("UNITS_TAKEN");
    expect((await myHold(system, { performanceId: show.performanceId, accountId: early }))?.id).toBe(kept.id);
    // A hold that only the lost master knew is over for its buyer, and free for another.
    await buy(show, 3);
    expect(await refusalCode(order(show, late, lost, 1))).toBe("HOLD_EXPIRED");
    await order(show, early, kept.id, 1);
    expect(await platform.db.unitClaim.count({ where: { performanceId: show.performanceId } })).toBe(4);
    expect(await reconcile(system, show.performanceId)).toBe(0);
    expect(await takenUnits(platform, show.performanceId)).toBe(4);
  });

  it("gives every new hold a higher number than any before it", async () => {
    const show = await createShow(platform.db, { places: 4 });
    await hold(system, wish(show, newId(), 0));
    let last = 0n;
    await staleFailover(show, async () => {
      await hold(system, wish(show, newId(), 1));
      last = (await hold(system, wish(show, newId(), 2))).fence;
    });
    expect((await hold(system, wish(show, newId(), 3))).fence).toBeGreaterThan(last);
  });

  it("is not believed by a process that knew it as master before", async () => {
    const show = await createShow(platform.db, { places: 4 });
    const idle = openPlatform(readEnv(), "idle");
    onTestFinished(() => idle.close());
    await hold({ ...system, ...idle }, wish(show, newId(), 0));
    let told = 0;
    onServersChanged(idle.redis, () => told++);
    await staleFailover(show, async () => undefined);
    await eventually(async () => told > 0, 4_000);
    // Back to the server that still has the scripts and the state of its first life, and does not know what the other has sold.
    await staleFailover(show, () => buy(show, 1));
    expect(await refusalCode(hold({ ...system, ...idle }, wish(show, newId(), 1)))).toBe("UNITS_TAKEN");
  });

  it("shows pages what is so, not what was", async () => {
    const show = await createShow(platform.db, { places: 8 });
    const before = await unitStates(system, show.performanceId);
    const watcher = watchUnits(system);
    onTestFinished(() => watcher.close());
    const heard: UnitChange[] = [];
    await watcher.watch(show.performanceId, (change) => heard.push(change));
    await staleFailover(show, async () => {
      for (const unit of [0, 1, 2]) await hold(system, wish(show, newId(), unit));
      await eventually(async () => (await unitStates(system, show.performanceId)).version >= before.version + 3);
    });
    // As many changes as were lost, and more: numbers that were given twice would hide them.
    await rebuild(system, show.performanceId);
    for (const unit of [4, 5, 6, 7]) await hold(system, wish(show, newId(), unit));
    expect(shown((await unitStates(system, show.performanceId)).states)).toEqual([1, 1, 1, 1, 2, 2, 2, 2]);
    await eventually(async () => heard.some(({ units }) => units === "reset"));
  });
});

function shown(states: Buffer): number[] {
  return Array.from({ length: 8 }, (_, unit) => ((states[unit >> 2] ?? 0) >> ((unit & 3) << 1)) & 3);
}
