import { describe, expect, it } from "vitest";
import type { Context } from "../context.ts";
import { newId } from "../platform/ids.ts";
import type { Redis } from "../platform/redis.ts";
import { createPassShow, type PassShow, passWish } from "../testing/pass-show.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import { endHoldAt, takenUnits } from "../testing/unit-state.ts";
import { availability, hold, holdPass, letPassGo, myHold, myPass } from "./index.ts";

const { platform, system } = testPlatform();
const { db } = platform;

/** Free places of each performance, in the order in which they are held. */
const free = (show: PassShow) =>
  Promise.all(
    show.performances.map(async ({ performanceId }) =>
      (await availability(system, performanceId)).reduce((sum, tier) => sum + tier.free, 0),
    ),
  );
/** Whether the account has a hold in each performance. */
const holdsOf = (show: PassShow, accountId: string) =>
  Promise.all(
    show.performances.map(async ({ performanceId }) => (await myHold(system, { performanceId, accountId })) !== null),
  );
const at = (show: PassShow, n: number) => show.performances[n] as PassShow["performances"][number];
const alone = (show: PassShow, n: number, accountId = newId(), quantity = 1) => {
  const { performanceId, standard: offerId } = at(show, n);
  return hold(system, { performanceId, accountId, clientKey: newId(), items: [{ offerId, quantity }] });
};

/** The same Redis, where what is asked of one performance after so many calls of it gets lost: on the way there, or on the way back. */
function losing(show: PassShow, n: number, o: { from: number; to?: number; where: "there" | "back" }): Context {
  let calls = 0;
  const redis = new Proxy(platform.redis, {
    get(target, name) {
      const value = Reflect.get(target, name, target);
      if (name !== "evalsha") return typeof value === "function" ? value.bind(target) : value;
      return async (...given: unknown[]) => {
        const here = String(given[2]).includes(at(show, n).performanceId);
        if (here) calls += 1;
        const lost = here && calls >= o.from && calls <= (o.to ?? Number.POSITIVE_INFINITY);
        if (lost && o.where === "there") throw new Error("connection lost");
        const answer = await Reflect.apply(value as Redis["evalsha"], target, given as never);
        if (lost) throw new Error("connection lost");
        return answer;
      };
    },
  });
  return { ...system, redis };
}

describe("a pass over several performances", () => {
  it("holds a place in each, is the same when asked again, is found again, and is let go as a whole", async () => {
    const show = await createPassShow(db);
    const mine = passWish(show, { quantity: 2 });
    const holds = await holdPass(system, mine);
    expect(holds.map(({ performanceId }) => performanceId)).toEqual(mine.parts.map((part) => part.performanceId));
    expect(await free(show)).toEqual([8, 8, 8]);
    const ids = (some: { id: string }[] | null) => some?.map(({ id }) => id);
    expect(ids(await holdPass(system, mine))).toEqual(ids(holds));
    expect(ids(await myPass(system, { ...mine, passId: show.passId }))).toEqual(ids(holds));
    expect(await myPass(system, { accountId: newId(), passId: show.passId })).toBeNull();
    await letPassGo(system, { ...mine, passId: show.passId });
    expect(await free(show)).toEqual([10, 10, 10]);
    expect(await myPass(system, { ...mine, passId: show.passId })).toBeNull();
  });

  it.each([0, 1, 2])("is refused when performance %i has no place, which it says, and nothing is held", async (n) => {
    const places = [3, 3, 3].map((count, one) => (one === n ? 1 : count));
    const show = await createPassShow(db, { places: [3, 3, 3] });
    for (let taken = places[n] as number; taken < 3; taken += 1) await alone(show, n);
    const mine = passWish(show, { quantity: 2 });
    const refused = await holdPass(system, mine).catch((error) => error);
    const { performanceId } = at(show, n);
    expect(refused).toMatchObject({ code: "NOT_ENOUGH_UNITS", facts: { left: 1, performanceId } });
    expect(await free(show)).toEqual(places);
    expect(await holdsOf(show, mine.accountId)).toEqual([false, false, false]);
  });

  it("is refused as a whole when one performance is stopped, or its limit for the account is reached", async () => {
    const show = await createPassShow(db, { perAccountLimit: 2 });
    const mine = passWish(show);
    await alone(show, 2, mine.accountId, 2);
    await db.performance.update({ where: { id: at(show, 1).performanceId }, data: { status: "paused" } });
    expect(await refusalCode(holdPass(system, mine))).toBe("SALE_CLOSED");
    expect(await holdsOf(show, mine.accountId)).toEqual([false, false, true]);
    expect(await free(show)).toEqual([10, 10, 8]);
    expect(await refusalCode(holdPass(system, { ...passWish(show, { quantity: 3 }) }))).toBe("LIMIT_EXCEEDED");
  });

  it("is sold neither in one performance alone, nor once it has ended", async () => {
    const show = await createPassShow(db);
    const { accountId, clientKey, parts } = passWish(show);
    const [part] = parts as [(typeof parts)[0]];
    expect(await refusalCode(hold(system, { accountId, clientKey, ...part }))).toBe("OFFER_NOT_AVAILABLE");
    const single = [{ ...part, items: [{ offerId: at(show, 0).standard, quantity: 1 }] }, ...parts.slice(1)];
    expect(await refusalCode(holdPass(system, { accountId, clientKey, parts: single }))).toBe("OFFER_NOT_AVAILABLE");
    for (const data of [{ state: "withdrawn" as const }, { closesAt: new Date(Date.now() - 1_000) }]) {
      const over = await createPassShow(db);
      await db.offer.update({ where: { id: over.passId }, data });
      expect(await refusalCode(holdPass(system, passWish(over)))).toBe("OFFER_NOT_AVAILABLE");
    }
    expect(await free(show)).toEqual([10, 10, 10]);
  });
});

describe("when many want a few passes", () => {
  it("each who gets one has all of it, the others have nothing, and no place is given twice", async () => {
    const show = await createPassShow(db, { places: [9, 7, 12] });
    const wishes = Array.from({ length: 60 }, (_, n) => passWish(show, { quantity: 1 + (n % 2) }));
    const tries = await Promise.allSettled(wishes.map((mine) => holdPass(system, mine)));
    const got = tries.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    for (const n of [0, 1, 2]) {
      const units = got.flatMap((holds) => holds[n]?.units ?? []);
      expect(new Set(units).size).toBe(units.length);
      expect(await takenUnits(platform, at(show, n).performanceId)).toBe(units.length);
    }
    for (const [n, one] of tries.entries()) {
      const has = await holdsOf(show, wishes[n]?.accountId ?? "");
      expect(has).toEqual(Array(3).fill(one.status === "fulfilled"));
    }
    expect(got.flatMap((holds) => holds[1]?.units ?? []).length).toBeGreaterThanOrEqual(6);
  });

  it("who buys single performances at the same moment gets what is left over, and the counts add up", async () => {
    const show = await createPassShow(db, { places: [6, 6, 6] });
    const passes = Array.from({ length: 12 }, () => holdPass(system, passWish(show)));
    const singles = Array.from({ length: 18 }, (_, n) => alone(show, n % 3));
    const [whole, single] = await Promise.all([Promise.allSettled(passes), Promise.allSettled(singles)]);
    const given = [0, 0, 0];
    for (const one of whole) if (one.status === "fulfilled") for (const n of [0, 1, 2]) given[n] = (given[n] ?? 0) + 1;
    for (const [n, one] of single.entries()) if (one.status === "fulfilled") given[n % 3] = (given[n % 3] ?? 0) + 1;
    expect(await free(show)).toEqual(given.map((count) => 6 - count));
    for (const count of given) expect(count).toBeLessThanOrEqual(6);
  });
});

describe("a pass that fails in the midst", () => {
  it("lets go also the hold whose answer was lost", async () => {
    const show = await createPassShow(db);
    await free(show);
    const mine = passWish(show);
    const ctx = losing(show, 1, { from: 1, to: 1, where: "back" });
    const refused = await holdPass(ctx, mine).catch((error) => error);
    expect(refused).toMatchObject({ code: "BUSY", facts: { performanceId: at(show, 1).performanceId } });
    expect(await holdsOf(show, mine.accountId)).toEqual([false, false, false]);
    expect(await free(show)).toEqual([10, 10, 10]);
  });

  it("keeps its refusal when the letting go is lost too, and its parts run out by themselves", async () => {
    const show = await createPassShow(db, { places: [5, 5] });
    await db.performance.update({ where: { id: at(show, 1).performanceId }, data: { status: "paused" } });
    await free(show);
    const mine = passWish(show);
    const ctx = losing(show, 0, { from: 2, where: "there" });
    expect(await refusalCode(holdPass(ctx, mine))).toBe("SALE_CLOSED");
    expect(await holdsOf(show, mine.accountId)).toEqual([true, false]);
    await endHoldAt(platform, at(show, 0).performanceId, mine.accountId, 1);
    expect(await free(show)).toEqual([5, 5]);
  });
});

describe("a hold from before", () => {
  it("stays as it was when the first performance refuses", async () => {
    const show = await createPassShow(db, { places: [3, 5, 5] });
    const mine = passWish(show);
    await holdPass(system, mine);
    expect(
      await refusalCode(holdPass(system, { ...passWish(show, { ...mine, clientKey: newId(), quantity: 4 }) })),
    ).toBe("NOT_ENOUGH_UNITS");
    expect((await myPass(system, { ...mine, passId: show.passId }))?.map(({ units }) => units.length)).toEqual([
      1, 1, 1,
    ]);
  });

  it("goes as a whole when it was a pass of which a part is replaced already", async () => {
    const show = await createPassShow(db, { places: [5, 3, 5] });
    const { accountId } = passWish(show);
    await holdPass(system, passWish(show, { accountId }));
    expect(await refusalCode(holdPass(system, passWish(show, { accountId, quantity: 4 })))).toBe("NOT_ENOUGH_UNITS");
    expect(await holdsOf(show, accountId)).toEqual([false, false, false]);
    expect(await free(show)).toEqual([5, 3, 5]);
  });

  it("is replaced where the pass came to it, and stays where it did not", async () => {
    const show = await createPassShow(db, { places: [5, 5, 5] });
    const { accountId } = passWish(show);
    await alone(show, 0, accountId, 2);
    const kept = await alone(show, 2, accountId, 2);
    for (let n = 0; n < 5; n += 1) await alone(show, 1);
    expect(await refusalCode(holdPass(system, passWish(show, { accountId })))).toBe("NOT_ENOUGH_UNITS");
    expect(await holdsOf(show, accountId)).toEqual([false, false, true]);
    expect((await myHold(system, { performanceId: at(show, 2).performanceId, accountId }))?.id).toBe(kept.id);
  });
});
