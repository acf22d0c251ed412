import { describe, expect, it } from "vitest";
import { followTerms, hold, unitStates } from "../inventory/index.ts";
import { newId } from "../platform/ids.ts";
import { createBuyer, createMember, createOrder, createShow } from "../testing/factories.ts";
import { createSeatedShow } from "../testing/seated-show.ts";
import { someDetails, somePerformance } from "../testing/some-draft.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import { createEvent } from "./create-event.ts";
import { editEvent } from "./edit-event.ts";
import { pausePerformance } from "./pause-performance.ts";
import { publishEvent } from "./publish-event.ts";
import { eventPage } from "./read-events.ts";
import { readOwnEvent, readPerformanceDraft } from "./read-own-event.ts";
import { removePerformance } from "./remove-performance.ts";
import { saleTerms } from "./sale-terms.ts";
import { savePerformance } from "./save-performance.ts";

const { platform, system } = testPlatform();

/** An organizer of its own with a draft, and a venue to play in. */
async function newDraft(o: Parameters<typeof someDetails>[0] = {}) {
  const { organizerId, performanceId: other } = await createShow(platform.db);
  const { venueId } = await platform.db.performance.findUniqueOrThrow({ where: { id: other } });
  const accountId = await createMember(system, organizerId);
  const eventId = newId();
  await createEvent(system, { accountId, eventId, organizerId, details: someDetails(o) });
  return { accountId, organizerId, eventId, venueId };
}

async function withPerformance(more: Partial<Parameters<typeof somePerformance>[0]> = {}) {
  const draft = await newDraft();
  const performanceId = newId();
  const { accountId, eventId, venueId } = draft;
  await savePerformance(system, { accountId, eventId, performanceId, draft: somePerformance({ venueId, ...more }) });
  return { ...draft, performanceId };
}

const buy = async (performanceId: string, offerId: string, units?: number[]) =>
  hold(system, {
    performanceId,
    accountId: await createBuyer(system),
    clientKey: newId(),
    items: [{ offerId, quantity: 1, ...(units ? { units } : {}) }],
  });

const eventsOf = async (id: string) =>
  (await platform.db.outboxEvent.findMany({ orderBy: { sequence: "asc" } }))
    .filter((row) => JSON.stringify(row.data).includes(id))
    .map((row) => row.name);

describe("an organizer's draft", () => {
  it("is started once, however often the page says so", async () => {
    const { accountId, organizerId, eventId } = await newDraft();
    await createEvent(system, { accountId, organizerId, eventId, details: someDetails({ title: "另一个" }) });
    expect((await readOwnEvent(system, { accountId, eventId })).details.title).toBe("新演出");
  });

  it("is nobody else's: another organizer finds neither it nor its performances", async () => {
    const { eventId, performanceId, venueId } = await withPerformance();
    const stranger = await newDraft();
    const { accountId } = stranger;
    const draft = somePerformance({ venueId });
    const tries = [
      readOwnEvent(system, { accountId, eventId }),
      editEvent(system, { accountId, eventId, details: someDetails() }),
      publishEvent(system, { accountId, eventId }),
      savePerformance(system, { accountId, eventId, performanceId: newId(), draft }),
      savePerformance(system, { accountId, eventId: stranger.eventId, performanceId, draft }),
      removePerformance(system, { accountId, performanceId }),
      pausePerformance(system, { accountId, performanceId, paused: true }),
      createEvent(system, { accountId, eventId, organizerId: stranger.organizerId, details: someDetails() }),
    ];
    for (const code of await Promise.all(tries.map(refusalCode))) expect(code).toBe("NOT_FOUND");
  });

  it("is seen but not changed by who only works at the door", async () => {
    const { eventId, organizerId } = await newDraft();
    const accountId = await createMember(system, organizerId);
    await platform.db.membership.updateMany({ where: { accountId }, data: { role: "door" } });
    const may = { edit: false, seeMoney: false };
    expect(await readOwnEvent(system, { accountId, eventId })).toMatchObject({ state: "draft", may });
    expect(await refusalCode(publishEvent(system, { accountId, eventId }))).toBe("NOT_ALLOWED");
  });

  it("comes back to its form as it was saved", async () => {
    const { accountId, eventId, performanceId, venueId } = await withPerformance();
    const draft = somePerformance({
      venueId,
      startsLocal: "2030-12-24T19:30",
      tiers: [
        { code: "floor", name: "内场", nameEn: "Floor", priceFen: 38_000, places: 300 },
        { code: "high", name: "看台", nameEn: "Balcony", priceFen: 28_000, places: 120 },
      ],
      extras: [{ kind: "bundle", tier: "floor", name: "双人", nameEn: "Two", priceFen: 70_000, units: 2 }],
    });
    await savePerformance(system, { accountId, eventId, performanceId, draft });
    await savePerformance(system, { accountId, eventId, performanceId, draft });
    expect((await readPerformanceDraft(system, { accountId, eventId, performanceId })).draft).toEqual(draft);
    const stored = await platform.db.performance.findUniqueOrThrow({ where: { id: performanceId } });
    expect(stored.startsAt.toISOString()).toBe("2030-12-24T11:30:00.000Z");
    expect(await platform.db.offer.count({ where: { eventId } })).toBe(3);
  });

  it("is not to be bought, nor seen, and its performance can be taken out", async () => {
    const { accountId, eventId, performanceId } = await withPerformance();
    const { offers } = await saleTerms(system, performanceId);
    expect(await refusalCode(eventPage(system, eventId))).toBe("NOT_FOUND");
    expect(await refusalCode(buy(performanceId, offers[0]?.id ?? ""))).toBe("SALE_CLOSED");
    await removePerformance(system, { accountId, performanceId });
    expect((await readOwnEvent(system, { accountId, eventId })).missing).toEqual(["performances"]);
    expect(await platform.db.offer.count({ where: { eventId } })).toBe(0);
  });
});

describe("publishing", () => {
  it("is refused with all that is missing, and nothing of it happens", async () => {
    const { accountId, eventId } = await newDraft({ titleEn: "", notices: [] });
    const refused = await publishEvent(system, { accountId, eventId }).catch((error) => error);
    expect(refused).toMatchObject({
      code: "EVENT_INCOMPLETE",
      facts: { missing: ["titleEn", "notices", "performances"] },
    });
    expect(await eventsOf(eventId)).toEqual([]);
  });

  it("is refused while nobody takes the organizer's money", async () => {
    const { accountId, eventId, organizerId } = await withPerformance();
    await platform.db.merchantAccount.deleteMany({ where: { organizerId } });
    const refused = await publishEvent(system, { accountId, eventId }).catch((error) => error);
    expect(refused).toMatchObject({ code: "EVENT_INCOMPLETE", facts: { missing: ["merchant-account"] } });
  });

  it("puts a performance on sale, also where Redis had already seen the draft, and tells search and stock once", async () => {
    const { accountId, eventId, performanceId } = await withPerformance();
    // Somebody who guessed the id has made Redis load the draft.
    await unitStates(system, performanceId);
    expect(await publishEvent(system, { accountId, eventId })).toEqual({ performanceIds: [performanceId] });
    expect(await publishEvent(system, { accountId, eventId })).toEqual({ performanceIds: [] });
    expect(await eventsOf(eventId)).toEqual(["catalogue/event.changed"]);
    expect(await eventsOf(performanceId)).toEqual(["catalogue/performance.changed"]);

    await followTerms(system, performanceId);
    const page = await eventPage(system, eventId);
    expect((await buy(performanceId, page.performances[0]?.offers[0]?.id ?? "")).units).toHaveLength(1);
  });

  it("sells the seats of the sections that have a price, and shows the others as not for sale", async () => {
    const seated = await createSeatedShow(platform.db);
    const { venueId } = await platform.db.performance.findUniqueOrThrow({ where: { id: seated.performanceId } });
    const accountId = await createMember(system, seated.organizerId);
    const { eventId } = seated;
    const performanceId = newId();
    const tiers = [{ code: "a", name: "池座", nameEn: "Stalls", priceFen: 28_000, sections: ["A"] }];
    const draft = somePerformance({ venueId, seatMapId: seated.seatMapId, tiers });
    await savePerformance(system, { accountId, eventId, performanceId, draft });
    expect((await readPerformanceDraft(system, { accountId, eventId, performanceId })).draft).toEqual(draft);
    const ready = await editEvent(system, { accountId, eventId, details: someDetails() });
    expect(ready.changed).toEqual([seated.performanceId]);
    await publishEvent(system, { accountId, eventId });
    const { offers, plan } = await saleTerms(system, performanceId);
    expect([plan.unitCount, plan.seatOf(7)]).toEqual([8, 7]);
    expect((await buy(performanceId, offers[0]?.id ?? "", [5])).units).toEqual([5]);
  });

  it("ends what may be changed: the performance as a draft, and whether names are asked for", async () => {
    const { accountId, eventId, performanceId, venueId } = await withPerformance();
    await publishEvent(system, { accountId, eventId });
    const draft = somePerformance({ venueId });
    expect(await refusalCode(savePerformance(system, { accountId, eventId, performanceId, draft }))).toBe(
      "ALREADY_PUBLISHED",
    );
    const details = someDetails({ realName: "per_ticket" });
    expect(await refusalCode(editEvent(system, { accountId, eventId, details }))).toBe("ALREADY_PUBLISHED");
    const untitled = someDetails({ summary: "" });
    expect(await refusalCode(editEvent(system, { accountId, eventId, details: untitled }))).toBe("EVENT_INCOMPLETE");
  });

  it("of two edits and a publishing at once leaves one whole state", async () => {
    const { accountId, eventId, performanceId, venueId } = await withPerformance();
    const save = (priceFen: number) =>
      refusalCode(
        savePerformance(system, {
          ...{ accountId, eventId, performanceId },
          draft: somePerformance({ venueId, tiers: [{ code: "ga", name: "票", nameEn: "GA", priceFen, places: 5 }] }),
        }),
      );
    const codes = await Promise.all([save(100), publishEvent(system, { accountId, eventId }), save(200)]);
    const { tiers, offers, status } = await saleTerms(system, performanceId);
    expect(status).toBe("on_sale");
    expect(tiers).toHaveLength(1);
    expect(offers.map((offer) => offer.priceFen)).toEqual([tiers[0]?.priceFen]);
    for (const code of [codes[0], codes[2]]) expect(["no refusal", "ALREADY_PUBLISHED"]).toContain(code);
  });
});

describe("a pause", () => {
  it("refuses new holds, leaves what is sold, and ends again", async () => {
    const show = await createShow(platform.db, { places: 5 });
    const accountId = await createMember(system, show.organizerId);
    const { performanceId } = show;
    await createOrder(system, show, { accountId: await createBuyer(system) });
    const set = async (paused: boolean) => {
      await pausePerformance(system, { accountId, performanceId, paused });
      await followTerms(system, performanceId);
    };
    await set(true);
    await set(true);
    expect(await refusalCode(buy(performanceId, show.standard))).toBe("SALE_CLOSED");
    await set(false);
    expect((await buy(performanceId, show.standard)).units).toEqual([1]);
    expect(await eventsOf(performanceId)).toContain("catalogue/performance.changed");
  });

  it("is refused for a performance that is over", async () => {
    const show = await createShow(platform.db);
    const accountId = await createMember(system, show.organizerId);
    await platform.db.performance.update({ where: { id: show.performanceId }, data: { status: "over" } });
    const { performanceId } = show;
    expect(await refusalCode(pausePerformance(system, { accountId, performanceId, paused: true }))).toBe(
      "STATE_CHANGED",
    );
  });
});
