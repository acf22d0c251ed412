import { inTransaction, type Transaction } from "@kaimu/db";
import { tierColours } from "@kaimu/seatmap";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { draftPlan } from "./draft-plan.ts";
import { momentOf } from "./local-time.ts";
import { lockEvent, requireOwnEvent } from "./own-events.ts";
import type { PerformanceDraft } from "./performance-draft.ts";
import { layoutOf } from "./seat-map.ts";

const minute = 60_000;
/** A tour stop with more showings than this is a season and sells as several events. */
const mostPerformances = 60;

/**
 * Writes a showing of an event as a draft, all of it anew: times, plan, tiers, offers. The id is the caller's choice, and the same
 * draft saved twice is the same. Throws NOT_FOUND (another's event or performance; no such venue or published seat map in it),
 * NOT_ALLOWED, ALREADY_PUBLISHED, TIME_DOES_NOT_EXIST, BAD_INPUT (facts.section).
 */
export async function savePerformance(
  ctx: Context,
  o: { accountId: string; eventId: string; performanceId: string; draft: PerformanceDraft },
): Promise<{ performanceId: string }> {
  const { eventId, performanceId, draft } = o;
  await requireOwnEvent(ctx, { ...o, right: "edit" });
  const { timeZone, layout } = await placeOf(ctx, draft);
  const times = timesOf(draft, timeZone);
  const runs = draftPlan(draft.tiers, layout);

  await inTransaction(ctx.db, async (tx) => {
    await lockEvent(tx, eventId);
    const planVersion = (await removeDraft(tx, { eventId, performanceId })) + 1;
    if ((await tx.performance.count({ where: { eventId } })) >= mostPerformances)
      throw new AppError("BAD_INPUT", { facts: { most: mostPerformances } });
    const { venueId, seatMapId, startsLocal } = draft;
    await tx.performance.create({
      data: {
        id: performanceId,
        eventId,
        venueId,
        seatMapId,
        status: "draft",
        startsLocal,
        timeZone,
        planVersion,
        ...times,
      },
    });
    await tx.performancePlan.create({
      data: { performanceId, version: planVersion, runs, unitCount: runs.reduce((sum, run) => sum + run.units, 0) },
    });
    await tx.pool.create({
      data: { id: newId(), performanceId, code: "public", kind: "public", channels: ["web", "h5", "app"] },
    });
    await writePrices(tx, o);
  });
  return { performanceId };
}

/** The venue's zone, and the layout when places are seats. */
async function placeOf(ctx: Context, { venueId, seatMapId }: PerformanceDraft) {
  const venue = await ctx.db.venue.findUnique({ where: { id: venueId }, select: { timeZone: true } });
  if (!venue) throw new AppError("NOT_FOUND", { detail: `venue ${venueId}` });
  if (seatMapId === null) return { ...venue, layout: null };
  const own = await ctx.db.seatMap.count({ where: { id: seatMapId, venueId, state: "published" } });
  if (own === 0) throw new AppError("NOT_FOUND", { detail: `seat map ${seatMapId} of venue ${venueId}` });
  return { ...venue, layout: await layoutOf(ctx, seatMapId) };
}

function timesOf(draft: PerformanceDraft, timeZone: string) {
  const startsAt = momentOf(draft.startsLocal, timeZone);
  return {
    startsAt,
    doorsAt: new Date(startsAt.getTime() - draft.doorsMinutes * minute),
    endsAt: new Date(startsAt.getTime() + draft.durationMinutes * minute),
    saleOpensAt: momentOf(draft.saleOpensLocal, timeZone),
    saleClosesAt: momentOf(draft.saleClosesLocal, timeZone),
  };
}

/**
 * Takes a draft out of an event, inside a transaction that has locked the event. Returns the plan version it had, 0 where there was no
 * such draft: plans are remembered by their version, so the next one must have another. Throws NOT_FOUND for another event's
 * performance, ALREADY_PUBLISHED for one that is no draft.
 */
export async function removeDraft(tx: Transaction, o: { eventId: string; performanceId: string }): Promise<number> {
  const { performanceId } = o;
  const known = await tx.performance.findUnique({ where: { id: performanceId } });
  if (!known) return 0;
  if (known.eventId !== o.eventId) throw new AppError("NOT_FOUND", { detail: `performance ${performanceId}` });
  if (known.status !== "draft") throw new AppError("ALREADY_PUBLISHED", { facts: { performanceId } });
  const offers = await tx.offerItem.findMany({ where: { performanceId }, select: { offerId: true } });
  await tx.offerItem.deleteMany({ where: { performanceId } });
  await tx.offer.deleteMany({ where: { id: { in: offers.map(({ offerId }) => offerId) } } });
  await tx.priceTier.deleteMany({ where: { performanceId } });
  await tx.pool.deleteMany({ where: { performanceId } });
  await tx.performancePlan.deleteMany({ where: { performanceId } });
  await tx.performance.delete({ where: { id: performanceId } });
  return known.planVersion;
}

/** Tiers, dearest first in colour, each with its standard offer, and what is sold for less. */
async function writePrices(
  tx: Transaction,
  { eventId, performanceId, draft }: { eventId: string; performanceId: string; draft: PerformanceDraft },
): Promise<void> {
  const byPrice = draft.tiers.toSorted((a, b) => b.priceFen - a.priceFen);
  const tiers = draft.tiers.map(({ code, name, nameEn, priceFen }, position) => ({
    id: newId(),
    ...{ performanceId, code, name, nameEn, priceFen, position },
    colour: tierColours[byPrice.findIndex((one) => one.code === code)] ?? tierColours[0],
  }));
  await tx.priceTier.createMany({ data: tiers });
  const standard = draft.tiers.map(({ code, name, nameEn, priceFen }) => ({
    ...{ kind: "standard" as const, tier: code, name, nameEn, priceFen, units: 1 },
  }));
  const offers = [...standard, ...draft.extras].map((offer) => ({ id: newId(), ...offer }));
  await tx.offer.createMany({
    data: offers.map(({ id, kind, name, nameEn, priceFen }) => ({ id, eventId, kind, name, nameEn, priceFen })),
  });
  await tx.offerItem.createMany({
    data: offers.map(({ id, tier, units }) => ({
      ...{ offerId: id, performanceId, units },
      tierId: tiers.find(({ code }) => code === tier)?.id ?? "",
    })),
  });
}
