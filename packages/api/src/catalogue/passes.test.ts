import { describe, expect, it } from "vitest";
import { holdPass } from "../inventory/index.ts";
import { newId } from "../platform/ids.ts";
import { createMember, createShow } from "../testing/factories.ts";
import { createPassOrder, createPassShow, passWish } from "../testing/pass-show.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import { createPass } from "./create-pass.ts";
import { endPass } from "./end-pass.ts";
import { type PassDraft, passDraft } from "./pass-draft.ts";
import { eventPage } from "./read-events.ts";
import { readOwnEvent, readPerformanceDraft } from "./read-own-event.ts";
import { passPage } from "./read-passes.ts";

const { platform, system } = testPlatform();
const { db } = platform;

/** An event of three performances, its organizer, and a pass over the first two as he would write it. */
async function newPass() {
  const show = await createPassShow(db, { places: [5, 5, 5] });
  const accountId = await createMember(system, show.organizerId);
  const byTime = show.performances.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const draft = (more: Partial<PassDraft> = {}): PassDraft => ({
    ...{ name: "前两场通票", nameEn: "First two nights", priceFen: 30_000, opensLocal: null, closesLocal: null },
    parts: byTime.slice(0, 2).map(({ performanceId }) => ({ performanceId, tier: "ga" })),
    ...more,
  });
  const made = { accountId, eventId: show.eventId, passId: newId() };
  return { show, byTime, draft, made };
}

const factsOf = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error) => [error.code, error.facts],
  );

describe("an organizer makes a pass", () => {
  it("and it is on sale: the event shows what it contains and what it costs, and it can be held and ordered", async () => {
    const { show, byTime, draft, made } = await newPass();
    const { performanceIds } = await createPass(system, { ...made, draft: draft() });
    expect(performanceIds).toEqual(byTime.slice(0, 2).map(({ performanceId }) => performanceId));
    const { event, pass } = await passPage(system, made.passId);
    expect(pass).toMatchObject({ name: "前两场通票", priceFen: 30_000, aloneFen: 36_000, opensAt: null });
    expect(pass.parts.map((part) => part.performanceId)).toEqual(performanceIds);
    expect(event.passes.map(({ id }) => id)).toEqual([show.passId, made.passId]);
    const performances = show.performances.filter(({ performanceId }) => performanceIds.includes(performanceId));
    const order = await createPassOrder(
      system,
      { ...show, passId: made.passId, passFen: 30_000, performances },
      { accountId: newId() },
    );
    expect(order.lines).toHaveLength(2);
  });

  it("once, however often the page says so, and it is no offer of a single performance", async () => {
    const { show, draft, made } = await newPass();
    await createPass(system, { ...made, draft: draft() });
    await createPass(system, { ...made, draft: draft({ name: "另一个" }) });
    const event = await eventPage(system, show.eventId);
    expect(event.passes.map(({ name }) => name)).toEqual(["通票", "前两场通票"]);
    for (const { offers } of event.performances) expect(offers.map(({ kind }) => kind)).not.toContain("pass");
    const performanceId = show.performances[0]?.performanceId ?? "";
    const { accountId, eventId } = made;
    expect((await readPerformanceDraft(system, { accountId, eventId, performanceId })).draft.extras).toHaveLength(1);
    const { passes } = await readOwnEvent(system, { accountId, eventId });
    expect(passes.find(({ id }) => id === made.passId)).toMatchObject({ state: "active", priceFen: 30_000 });
  });

  it("with a window of its own, in the venue's time", async () => {
    const { show, draft, made } = await newPass();
    const window = { opensLocal: "2020-01-01T10:00", closesLocal: "2020-01-02T10:00" };
    await createPass(system, { ...made, draft: draft(window) });
    const { pass } = await passPage(system, made.passId);
    expect(pass.closesAt?.toISOString()).toBe("2020-01-02T02:00:00.000Z");
    const performances = show.performances.filter((one) =>
      pass.parts.some((p) => p.performanceId === one.performanceId),
    );
    expect(await refusalCode(holdPass(system, passWish({ ...show, passId: pass.id, performances })))).toBe(
      "OFFER_NOT_AVAILABLE",
    );
  });
});

describe("a pass that cannot be", () => {
  it("is not cheaper than its tickets, or has a performance without that price", async () => {
    const { byTime, draft, made } = await newPass();
    const make = (more: Partial<PassDraft>) => factsOf(createPass(system, { ...made, draft: draft(more) }));
    expect(await make({ priceFen: 36_000 })).toEqual(["BAD_INPUT", { aloneFen: 36_000 }]);
    const [a, b] = byTime.map(({ performanceId }) => performanceId) as [string, string];
    const parts = [a, b].map((performanceId) => ({ performanceId, tier: performanceId === b ? "vip" : "ga" }));
    expect(await make({ parts })).toEqual(["BAD_INPUT", { performanceId: b }]);
    await db.priceTier.updateMany({ where: { performanceId: b }, data: { currency: "HKD" } });
    expect(await make({})).toEqual(["BAD_INPUT", { currency: ["CNY", "HKD"] }]);
    await db.performance.update({ where: { id: b }, data: { status: "paused" } });
    expect(await make({})).toEqual(["STATE_CHANGED", { performanceId: b, status: "paused" }]);
  });

  it("has one performance, the same twice, or never opens", () => {
    const part = { performanceId: newId(), tier: "ga" };
    const draft = { name: "票", nameEn: "Pass", priceFen: 1, opensLocal: null, closesLocal: null, parts: [part] };
    expect(passDraft.safeParse(draft).success).toBe(false);
    expect(passDraft.safeParse({ ...draft, parts: [part, part] }).success).toBe(false);
    const parts = [part, { ...part, performanceId: newId() }];
    expect(passDraft.safeParse({ ...draft, parts }).success).toBe(true);
    const never = { opensLocal: "2026-12-24T10:00", closesLocal: "2026-12-24T10:00" };
    expect(passDraft.safeParse({ ...draft, parts, ...never }).success).toBe(false);
  });

  it("reaches into another's event, or is a stranger's to make or end", async () => {
    const { show, draft, made } = await newPass();
    const other = await createShow(db);
    const [first] = draft().parts as [PassDraft["parts"][0]];
    const parts = [first, { performanceId: other.performanceId, tier: "ga" }];
    expect(await refusalCode(createPass(system, { ...made, draft: draft({ parts }) }))).toBe("NOT_FOUND");
    const stranger = await createMember(system, other.organizerId);
    expect(await refusalCode(createPass(system, { ...made, accountId: stranger, draft: draft() }))).toBe("NOT_FOUND");
    expect(await refusalCode(endPass(system, { accountId: stranger, passId: show.passId }))).toBe("NOT_FOUND");
    expect(await refusalCode(endPass(system, { accountId: made.accountId, passId: show.standard }))).toBe("NOT_FOUND");
  });
});

it("a pass that its organizer has ended is neither shown nor held nor ordered, and its orders stay", async () => {
  const { show, made } = await newPass();
  const placed = await createPassOrder(system, show, { accountId: newId() });
  await endPass(system, { accountId: made.accountId, passId: show.passId });
  await endPass(system, { accountId: made.accountId, passId: show.passId });
  expect(await refusalCode(passPage(system, show.passId))).toBe("NOT_FOUND");
  expect(await refusalCode(createPassOrder(system, show, { accountId: newId() }))).toBe("OFFER_NOT_AVAILABLE");
  expect(await db.unitClaim.count({ where: { orderId: placed.id } })).toBe(3);
});
