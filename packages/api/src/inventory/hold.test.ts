import { describe, expect, it } from "vitest";
import { newId } from "../platform/ids.ts";
import { createShow } from "../testing/factories.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import { endHoldAt, endOrdering } from "../testing/unit-state.ts";
import { availability, hold, keepHold, leaveHold, letGo, myHold, showClaims } from "./index.ts";

const { platform, system, contextFor } = testPlatform();

function wish(
  show: { performanceId: string; standard: string },
  quantity: number,
  more: { accountId?: string; clientKey?: string; units?: number[] } = {},
) {
  const { accountId = newId(), clientKey = newId(), units } = more;
  return {
    performanceId: show.performanceId,
    accountId,
    clientKey,
    items: [{ offerId: show.standard, quantity, units }],
  };
}
const free = async (performanceId: string) =>
  (await availability(system, performanceId)).reduce((sum, tier) => sum + tier.free, 0);

describe("a hold", () => {
  it("takes places out of sale until it is let go", async () => {
    const show = await createShow(platform.db, { places: 5 });
    const mine = wish(show, 3);
    const held = await hold(system, mine);
    expect(held.units).toEqual([0, 1, 2]);
    expect(await free(show.performanceId)).toBe(2);
    await letGo(system, { ...mine, holdId: held.id });
    await letGo(system, { ...mine, holdId: held.id });
    expect(await free(show.performanceId)).toBe(5);
  });

  it("lasts as long as the event says and is gone afterwards", async () => {
    const show = await createShow(platform.db, { places: 2, holdSeconds: 300 });
    const mine = wish(show, 2);
    const held = await hold(system, mine);
    expect(held.deadline - Date.now()).toBeGreaterThan(295_000);
    await endHoldAt(platform, show.performanceId, mine.accountId, 1);
    expect(await free(show.performanceId)).toBe(2);
    expect(await myHold(system, mine)).toBeNull();
  });

  it("is kept a minute for its order, but only once, so that failing orders do not hold it for ever", async () => {
    const show = await createShow(platform.db, { holdSeconds: 20 });
    const mine = wish(show, 1);
    const { id: holdId } = await hold(system, mine);
    const kept = await keepHold(system, { ...mine, holdId, attempt: newId() });
    expect(kept.leftMs).toBe(60_000);
    const soon = kept.deadline - 50_000;
    await endHoldAt(platform, show.performanceId, mine.accountId, soon);
    expect((await keepHold(system, { ...mine, holdId, attempt: newId() })).deadline).toBe(soon);
  });

  it("is neither let go nor changed while it is being ordered, by however many at once, and free to go when they came to nothing", async () => {
    const show = await createShow(platform.db);
    const mine = wish(show, 2);
    const { id: holdId } = await hold(system, mine);
    const [one, other] = [
      { ...mine, holdId, attempt: newId() },
      { ...mine, holdId, attempt: newId() },
    ];
    for (const order of [one, other]) await keepHold(system, order);
    const change = { ...mine, clientKey: newId() };
    for (const left of [one, one]) {
      expect(await refusalCode(letGo(system, { ...mine, holdId }))).toBe("HOLD_IN_ORDER");
      expect(await refusalCode(hold(system, change))).toBe("HOLD_IN_ORDER");
      expect((await hold(system, mine)).id).toBe(holdId);
      await leaveHold(system, left);
    }
    expect(await free(show.performanceId)).toBe(8);
    await leaveHold(system, other);
    expect((await hold(system, change)).units).toEqual([0, 1]);
  });

  it("waits for an order that died no longer than its minute", async () => {
    const show = await createShow(platform.db);
    const mine = wish(show, 2);
    const { id: holdId } = await hold(system, mine);
    await keepHold(system, { ...mine, holdId, attempt: newId() });
    await endOrdering(platform, show.performanceId, mine.accountId);
    await letGo(system, { ...mine, holdId });
    expect(await free(show.performanceId)).toBe(10);
  });

  it("is the same one when the same request comes twice", async () => {
    const show = await createShow(platform.db);
    const mine = wish(show, 2);
    const [first, second] = await Promise.all([hold(system, mine), hold(system, mine)]);
    expect(second).toEqual({ ...first, leftMs: expect.any(Number) });
    expect(await free(show.performanceId)).toBe(8);
  });

  it("is found again by whoever steps back, and by nobody else", async () => {
    const show = await createShow(platform.db);
    const mine = wish(show, 2);
    const held = await hold(system, mine);
    expect(await myHold(system, mine)).toEqual({ ...held, leftMs: expect.any(Number) });
    expect(await myHold(system, { ...mine, accountId: newId() })).toBeNull();
    await letGo(system, { ...mine, accountId: newId(), holdId: held.id });
    expect(await free(show.performanceId)).toBe(8);
  });

  it("gives way to the account's next choice, which may use the same places", async () => {
    const show = await createShow(platform.db, { places: 4, perAccountLimit: 4 });
    const accountId = newId();
    await hold(system, wish(show, 3, { accountId }));
    const changed = await hold(system, wish(show, 4, { accountId }));
    expect(changed.units).toEqual([0, 1, 2, 3]);
    expect(await free(show.performanceId)).toBe(0);
    await letGo(system, { performanceId: show.performanceId, accountId, holdId: changed.id });
    expect(await free(show.performanceId)).toBe(4);
  });

  it("stays as it was when the next choice cannot be had", async () => {
    const show = await createShow(platform.db, { places: 4 });
    await hold(system, wish(show, 2));
    const mine = wish(show, 2);
    const held = await hold(system, mine);
    expect(
      await refusalCode(
        hold(system, { ...mine, clientKey: newId(), items: [{ offerId: show.standard, quantity: 3 }] }),
      ),
    ).toBe("NOT_ENOUGH_UNITS");
    expect(await myHold(system, mine)).toEqual({ ...held, leftMs: expect.any(Number) });
    expect(await free(show.performanceId)).toBe(0);
  });
});

describe("a request that arrives once more, late", () => {
  it("gives nothing when its hold was let go", async () => {
    const show = await createShow(platform.db);
    const mine = wish(show, 2);
    const { id: holdId } = await hold(system, mine);
    await letGo(system, { ...mine, holdId });
    expect(await refusalCode(hold(system, mine))).toBe("HOLD_EXPIRED");
    expect(await free(show.performanceId)).toBe(10);
    expect((await hold(system, { ...mine, clientKey: newId() })).units).toEqual([0, 1]);
  });

  it("leaves the hold alone that has taken the place of its own", async () => {
    const show = await createShow(platform.db);
    const first = wish(show, 1);
    await hold(system, first);
    const second = wish(show, 2, { accountId: first.accountId });
    const held = await hold(system, second);
    expect(await refusalCode(hold(system, first))).toBe("HOLD_EXPIRED");
    expect(await myHold(system, second)).toEqual({ ...held, leftMs: expect.any(Number) });
  });

  it("takes nothing more when its hold has become an order", async () => {
    const show = await createShow(platform.db);
    const mine = wish(show, 2);
    const { fence, units } = await hold(system, mine);
    await showClaims(system, "claimed", { ...mine, fence, units });
    expect(await refusalCode(hold(system, mine))).toBe("HOLD_EXPIRED");
    expect(await free(show.performanceId)).toBe(8);
  });

  it("leaves a newer hold alone when its own has run out", async () => {
    const show = await createShow(platform.db);
    const first = wish(show, 1);
    await hold(system, first);
    await endHoldAt(platform, show.performanceId, first.accountId, 1);
    const second = wish(show, 2, { accountId: first.accountId });
    const held = await hold(system, second);
    expect(await refusalCode(hold(system, first))).toBe("HOLD_EXPIRED");
    expect(await myHold(system, second)).toEqual({ ...held, leftMs: expect.any(Number) });
  });
});

describe("when everyone wants the last places", () => {
  it("each place goes to one of a hundred buyers", async () => {
    const show = await createShow(platform.db, { places: 30 });
    const tries = await Promise.allSettled(Array.from({ length: 100 }, () => hold(system, wish(show, 1))));
    const units = tries.flatMap((one) => (one.status === "fulfilled" ? one.value.units : []));
    expect(units.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, unit) => unit));
  });

  it("named places are held all or not at all, and the refusal says which one is gone", async () => {
    const show = await createShow(platform.db, { places: 6 });
    await hold(system, wish(show, 2, { units: [2, 3] }));
    const refused = await hold(system, wish(show, 3, { units: [1, 2, 5] })).catch((error) => error);
    expect(refused).toMatchObject({ code: "UNITS_TAKEN", facts: { unit: 2 } });
    expect(await free(show.performanceId)).toBe(4);
  });
});

describe("what is refused leaves nothing held", () => {
  it.each([
    ["a sale that is not open", { saleOpensAt: new Date(Date.now() + 60_000) }, "SALE_NOT_OPEN"],
    ["a sale that is over", { saleClosesAt: new Date(Date.now() - 1_000) }, "SALE_CLOSED"],
    ["a sale that is paused", { status: "paused" as const }, "SALE_CLOSED"],
  ])("%s", async (_name, options, code) => {
    const show = await createShow(platform.db, options);
    expect(await refusalCode(hold(system, wish(show, 1)))).toBe(code);
    expect(await free(show.performanceId)).toBe(10);
  });

  it("more than one account may have", async () => {
    const show = await createShow(platform.db, { perAccountLimit: 4 });
    const accountId = newId();
    expect(await refusalCode(hold(system, wish(show, 5, { accountId })))).toBe("LIMIT_EXCEEDED");
    expect(await free(show.performanceId)).toBe(10);
  });

  it("a unit that this performance does not have", async () => {
    const show = await createShow(platform.db);
    expect(await refusalCode(hold(system, wish(show, 1, { units: [10] })))).toBe("UNIT_UNKNOWN");
    expect(await free(show.performanceId)).toBe(10);
  });

  it("another performance's offer", async () => {
    const [show, other] = [await createShow(platform.db), await createShow(platform.db)];
    expect(await refusalCode(hold(system, wish({ ...show, standard: other.standard }, 1)))).toBe("OFFER_NOT_AVAILABLE");
  });

  it("a channel the pool is not for", async () => {
    const show = await createShow(platform.db);
    const agent = contextFor({ kind: "system" }, { channel: "agent" });
    expect(await refusalCode(hold(agent, wish(show, 1)))).toBe("NOT_ENOUGH_UNITS");
  });
});
