import { inTransaction } from "@kaimu/db";
import { describe, expect, it } from "vitest";
import { availability, followTerms, hold, keepHold } from "../inventory/index.ts";
import { placeOrder } from "../ordering/index.ts";
import { asAppError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { createBuyer, createMember, createOrder, createShow } from "../testing/factories.ts";
import { createSeatedShow } from "../testing/seated-show.ts";
import { eventually, refusalCode, testPlatform } from "../testing/test-platform.ts";
import { changePlan } from "./change-plan.ts";
import { planRuns } from "./plan.ts";
import type { PlanChange } from "./plan-change.ts";
import { unitsOfRuns } from "./plan-units.ts";
import { planVersions, readStock } from "./read-stock.ts";
import { saleTerms } from "./sale-terms.ts";
import { writePlan } from "./write-plan.ts";

const { platform, system } = testPlatform();

/** The organizer of a show, who changes its stock as the page does: with the version he sees, and Redis told right after. */
async function organizerOf(show: { organizerId: string; performanceId: string }) {
  const { performanceId } = show;
  const accountId = await createMember(system, show.organizerId);
  const versionNow = async () =>
    (await platform.db.performance.findUniqueOrThrow({ where: { id: performanceId } })).planVersion;
  return {
    accountId,
    async change(change: PlanChange, expectedVersion?: number) {
      const version = expectedVersion ?? (await versionNow());
      const result = await changePlan(system, { accountId, performanceId, expectedVersion: version, change });
      await followTerms(system, performanceId);
      return result;
    },
  };
}

const take = async (show: { performanceId: string }, offerId: string, units?: number[]) => {
  const accountId = await createBuyer(system);
  const quantity = units?.length ?? 1;
  const items = [{ offerId, quantity, ...(units ? { units } : {}) }];
  const { performanceId } = show;
  return { accountId, ...(await hold(system, { performanceId, accountId, clientKey: newId(), items })) };
};
const order = (
  show: { performanceId: string },
  held: { id: string; accountId: string; units: number[] },
  priceFen: number,
) =>
  placeOrder(system, {
    performanceId: show.performanceId,
    accountId: held.accountId,
    holdId: held.id,
    clientKey: newId(),
    expectedTotalFen: priceFen * held.units.length,
  });
const block = (...ranges: [number, number][]): PlanChange => ({ kind: "block", chosen: { ranges }, reason: "机位" });

describe("units that are blocked", () => {
  it("cannot be bought until they are freed again", async () => {
    const show = await createSeatedShow(platform.db);
    const { change } = await organizerOf(show);
    expect(await change(block([0, 1]))).toEqual({ planVersion: 2, units: 2 });
    expect(await refusalCode(take(show, show.offers.front, [1]))).toBe("UNITS_TAKEN");
    expect((await take(show, show.offers.front, [2])).units).toEqual([2]);
    await change({ kind: "free", chosen: { ranges: [[1, 1]] } });
    expect((await take(show, show.offers.front, [1])).units).toEqual([1]);
  });

  it("while they are held end the hold: its buyer hears so when he orders, and another's hold lives on", async () => {
    const show = await createSeatedShow(platform.db);
    const { change } = await organizerOf(show);
    const loser = await take(show, show.offers.front, [0, 1]);
    const winner = await take(show, show.offers.front, [2]);
    await change(block([0, 0]));
    expect(await refusalCode(order(show, loser, 48_000))).toBe("HOLD_EXPIRED");
    expect((await order(show, winner, 48_000)).id).toBeTruthy();
    // What of the lost hold is still for sale is free again.
    expect((await take(show, show.offers.front, [1])).units).toEqual([1]);
  });

  it("are refused when one of them is sold, with its name, and nothing of the change happens", async () => {
    const show = await createSeatedShow(platform.db);
    const { change } = await organizerOf(show);
    await order(show, await take(show, show.offers.front, [1]), 48_000);
    const refused = asAppError(await change(block([0, 3])).catch((error) => error));
    expect(refused?.code).toBe("UNITS_CLAIMED");
    expect(refused?.facts).toEqual({
      units: [1],
      count: 1,
      seats: ["A区 1排 2座"],
      seatsEn: ["Section A, Row 1, Seat 2"],
    });
    expect((await saleTerms(system, show.performanceId)).plan.version).toBe(1);
    expect((await take(show, show.offers.front, [0])).units).toEqual([0]);
  });
});

describe("a plan in which a claimed unit is missing", () => {
  it("is refused and names it; one in which a number would mean another seat is refused too", async () => {
    const show = await createSeatedShow(platform.db);
    const { performanceId } = show;
    await order(show, await take(show, show.offers.back, [7]), 18_000);
    const { runs } = await platform.db.performancePlan.findFirstOrThrow({ where: { performanceId } });
    const before = unitsOfRuns(planRuns.parse(runs));
    const write = (after: typeof before) =>
      inTransaction(platform.db, (tx) =>
        writePlan(tx, {
          ...{ performanceId, version: 1, before, after },
          changedBy: newId(),
          note: { kind: "append", units: 0 },
        }),
      ).catch((error) => asAppError(error));
    expect(await write(before.slice(0, 4))).toMatchObject({ code: "UNITS_CLAIMED", facts: { units: [7], count: 1 } });
    expect(await write(before.map((unit, at) => (at < 2 ? { ...unit, seat: 1 - at } : unit)))).toMatchObject({
      code: "BAD_INPUT",
      facts: { units: [0, 1] },
    });
    expect(await platform.db.performancePlan.count({ where: { performanceId } })).toBe(1);
  });
});

describe("appended places", () => {
  it("are sold at once, after all that were there", async () => {
    const show = await createShow(platform.db, { places: 1 });
    const { change } = await organizerOf(show);
    await createOrder(system, show, { accountId: await createBuyer(system) });
    expect(await refusalCode(take(show, show.standard))).toBe("NOT_ENOUGH_UNITS");
    await change({ kind: "append", tier: "ga", pool: "public", places: 2 });
    const next = await take(show, show.standard);
    expect(next.units).toEqual([1]);
    expect((await order(show, next, show.priceFen)).id).toBeTruthy();
  });
});

describe("units moved to another pool", () => {
  it("are hidden from the web when only the window may sell them, and a sold one stays with its buyer", async () => {
    const show = await createShow(platform.db, { places: 5 });
    const { performanceId, standard } = show;
    const { change } = await organizerOf(show);
    await createOrder(system, show, { accountId: await createBuyer(system), quantity: 2 });
    await change({ kind: "new-pool", code: "window", poolKind: "box_office", channels: ["box_office"] });
    await change({ kind: "pool", chosen: { ranges: [[0, 3]] }, pool: "window" });
    expect(await availability(system, performanceId)).toMatchObject([{ free: 1 }]);
    expect(await availability({ ...system, channel: "box_office" }, performanceId)).toMatchObject([{ free: 2 }]);
    expect((await take(show, standard)).units).toEqual([4]);
    expect(await refusalCode(take(show, standard))).toBe("NOT_ENOUGH_UNITS");
    expect(await platform.db.unitClaim.count({ where: { performanceId } })).toBe(2);
  });

  it("by number leave who holds one his hold, as long as there are others", async () => {
    const show = await createShow(platform.db, { places: 6 });
    const { change } = await organizerOf(show);
    await change({ kind: "new-pool", code: "house", poolKind: "house", channels: [] });
    const held = await take(show, show.standard);
    await change({ kind: "pool", chosen: { tier: "ga", pool: "public", count: 5 }, pool: "house" });
    const { performanceId } = show;
    const kept = await keepHold(system, {
      ...{ performanceId, accountId: held.accountId, holdId: held.id, attempt: newId() },
    });
    expect(kept.units).toEqual(held.units);
  });
});

describe("a hold on a unit that is moved", () => {
  it("ends when the unit costs something else now, or is no longer sold where the buyer is; else it stays", async () => {
    const show = await createSeatedShow(platform.db);
    const { change } = await organizerOf(show);
    const { front } = show.offers;
    const [dearer, hidden, kept] = [
      await take(show, front, [0]),
      await take(show, front, [1]),
      await take(show, front, [2]),
    ];
    await change({ kind: "new-pool", code: "house", poolKind: "house", channels: [] });
    await change({ kind: "new-pool", code: "friends", poolKind: "presale", channels: ["web", "h5", "app", "agent"] });
    await change({ kind: "tier", chosen: { ranges: [[0, 0]] }, tier: "b" });
    await change({ kind: "pool", chosen: { ranges: [[1, 1]] }, pool: "house" });
    await change({ kind: "pool", chosen: { ranges: [[2, 2]] }, pool: "friends" });
    for (const held of [dearer, hidden]) expect(await refusalCode(order(show, held, 48_000))).toBe("HOLD_EXPIRED");
    expect((await order(show, kept, 48_000)).id).toBeTruthy();
    expect((await take(show, show.offers.back, [0])).units).toEqual([0]);
  });
});

describe("several at once", () => {
  it("a second change made on the same version is refused, and says which one is in force", async () => {
    const show = await createShow(platform.db);
    const { change } = await organizerOf(show);
    const tries = await Promise.allSettled([change(block([0, 0]), 1), change(block([1, 1]), 1)]);
    const lost = tries.flatMap((one) => (one.status === "rejected" ? [asAppError(one.reason)] : []));
    expect(lost).toHaveLength(1);
    expect(lost[0]).toMatchObject({ code: "STATE_CHANGED", facts: { planVersion: 2 } });
  });

  it("an order that is being written when its unit is blocked is there first, and the block names it", async () => {
    const { performanceId, buy, blockIt } = await heldPlace();
    const asked = await meetAt(performanceId, [
      ["order", buy],
      ["block", blockIt],
    ]);
    expect(asked).toEqual(["no refusal", "UNITS_CLAIMED"]);
  });

  it("an order that comes while its unit is being blocked is refused: its terms are no longer those in force", async () => {
    const { performanceId, buy, blockIt } = await heldPlace();
    const asked = await meetAt(performanceId, [
      ["block", blockIt],
      ["order", buy],
    ]);
    expect(asked).toEqual(["no refusal", "UNITS_TAKEN"]);
    expect(await platform.db.unitClaim.count({ where: { performanceId } })).toBe(0);
  });

  it("an order and a block of its unit never both happen, whenever they meet", async () => {
    for (let round = 0; round < 8; round++) {
      const { performanceId, unit, buy, blockIt } = await heldPlace();
      const [ordered, blocked] = await Promise.all([refusalCode(buy()), refusalCode(blockIt())]);
      const claimed = await platform.db.unitClaim.count({ where: { performanceId, unit } });
      const { plan } = await saleTerms(system, performanceId);
      expect([ordered === "no refusal", claimed, plan.version]).toEqual(
        blocked === "no refusal" ? [false, 0, 2] : [true, 1, 1],
      );
    }
  });
});

/** A place that somebody holds; how he buys it, and how its organizer blocks it. */
async function heldPlace() {
  const show = await createShow(platform.db, { places: 4 });
  const { performanceId } = show;
  const accountId = await createMember(system, show.organizerId);
  const held = await take(show, show.standard);
  const unit = held.units[0] as number;
  const change = block([unit, unit]);
  return {
    ...{ performanceId, unit },
    buy: () => order(show, held, show.priceFen),
    blockIt: () => changePlan(system, { accountId, performanceId, expectedVersion: 1, change }),
  };
}

/** Lets two transactions queue for a performance's row, the second after the first, before either may go on. */
async function meetAt(performanceId: string, queue: ["order" | "block", () => Promise<unknown>][]): Promise<string[]> {
  const asks = { order: `%FROM performances WHERE id IN%${performanceId}%`, block: "%FROM performances%FOR UPDATE%" };
  const waits = async (who: "order" | "block") => {
    const [row] = await platform.db.$queryRaw<{ n: bigint }[]>`
      SELECT COUNT(*) AS n FROM information_schema.PROCESSLIST
      WHERE ID <> CONNECTION_ID() AND INFO LIKE ${asks[who]}`;
    return Number(row?.n ?? 0) > 0;
  };
  const all: Promise<string>[] = [];
  await inTransaction(platform.db, async (tx) => {
    await tx.$queryRaw`SELECT id FROM performances WHERE id = ${performanceId} FOR UPDATE`;
    for (const [who, go] of queue) {
      all.push(refusalCode(go()));
      await eventually(() => waits(who));
    }
  });
  return Promise.all(all);
}

describe("the stock's page", () => {
  it("shows each unit as its organizer has it, and every version with who made it and what it did", async () => {
    const show = await createSeatedShow(platform.db);
    const { performanceId } = show;
    const { accountId, change } = await organizerOf(show);
    await take(show, show.offers.front, [3]);
    await order(show, await take(show, show.offers.front, [1]), 48_000);
    await change(block([0, 0]));
    await change({ kind: "tier", chosen: { ranges: [[2, 2]] }, tier: "b" });
    const stock = await readStock(system, { accountId, performanceId });
    expect(stock).toMatchObject({ planVersion: 3, unitCount: 8, mayEdit: true, holdsKnown: true });
    expect(stock.runs[0]).toEqual({ units: 1, tier: "a", pool: "public", blocked: "机位", seats: { from: 0 } });
    // 1 free, 2 held, 3 sold: unit 0 in the lowest bits.
    expect(Buffer.from(stock.states, "base64")[0]).toBe(0b10_01_11_01);
    const first = await planVersions(system, { accountId, performanceId, limit: 2 });
    expect(first.versions.map(({ version, by, note }) => [version, by, note])).toEqual([
      [3, "测试主办", { kind: "tier", units: 1, tier: "b" }],
      [2, "测试主办", { kind: "block", units: 1, reason: "机位" }],
    ]);
    const rest = await planVersions(system, { accountId, performanceId, limit: 2, cursor: first.next ?? 0 });
    expect(rest).toMatchObject({ versions: [{ version: 1, by: null, note: null }], next: null });
  });

  it("is nobody else's, and who works at the door may look but not change", async () => {
    const show = await createShow(platform.db);
    const { performanceId } = show;
    const stranger = await organizerOf(await createShow(platform.db));
    const door = await createMember(system, show.organizerId);
    await platform.db.membership.updateMany({ where: { accountId: door }, data: { role: "door" } });
    const change = block([0, 0]);
    const tries = (accountId: string) => [
      readStock(system, { accountId, performanceId }),
      planVersions(system, { accountId, performanceId, limit: 1 }),
      changePlan(system, { accountId, performanceId, expectedVersion: 1, change }),
    ];
    expect(await Promise.all(tries(stranger.accountId).map(refusalCode))).toEqual(Array(3).fill("NOT_FOUND"));
    expect(await Promise.all(tries(door).map(refusalCode))).toEqual(["no refusal", "no refusal", "NOT_ALLOWED"]);
  });
});
