import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import type { EventDetails } from "./event-details.ts";
import { localOf } from "./local-time.ts";
import { missingOf } from "./missing.ts";
import { mayDo, requireOwnEvent } from "./own-events.ts";
import type { PerformanceDraft } from "./performance-draft.ts";
import { planRuns } from "./plan.ts";
import { readPublishable } from "./publish-event.ts";
import { ownPasses } from "./read-passes.ts";
import { readRefundRule } from "./refund-rule.ts";
import { layoutOf } from "./seat-map.ts";

const withAll = {
  venue: { select: { name: true, nameEn: true, city: true, cityEn: true } },
  tiers: { orderBy: { position: "asc" } },
  items: { include: { offer: true, tier: true } },
} as const;

/** An event for the people who make it: details, showings in their order, and what is missing before it can be published. */
export async function readOwnEvent(ctx: Context, o: { accountId: string; eventId: string }) {
  const { organizerId, state, role } = await requireOwnEvent(ctx, { ...o, right: "see" });
  const event = await readPublishable(ctx.db, o.eventId);
  const rows = await ctx.db.performance.findMany({
    where: { eventId: o.eventId },
    include: { venue: withAll.venue, tiers: withAll.tiers },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
  const details: EventDetails = {
    title: event.title,
    titleEn: event.titleEn,
    category: event.category,
    summary: event.summary,
    summaryEn: event.summaryEn,
    notices: event.notices as EventDetails["notices"],
    poster: event.poster as EventDetails["poster"],
    realName: event.realName,
    loneSeats: event.loneSeats,
    seatChoice: event.seatChoice,
    refundRule: readRefundRule(event.refundRule),
    perAccountLimit: event.perAccountLimit,
    holdSeconds: event.holdSeconds,
    paymentSeconds: event.paymentSeconds,
  };
  const places = new Map(event.performances.map((one) => [one.id, one.places]));
  return {
    id: o.eventId,
    organizerId,
    state,
    /** What the reader's role lets him do; what he may not, pages need not offer. */
    may: { edit: mayDo(role, "edit"), seeMoney: mayDo(role, "see the money") },
    details,
    missing: missingOf(event, ctx.clock.now()),
    passes: await ownPasses(ctx, o.eventId),
    performances: rows.map((row) => ({
      id: row.id,
      status: row.status,
      startsAt: row.startsAt,
      timeZone: row.timeZone,
      saleOpensAt: row.saleOpensAt,
      saleClosesAt: row.saleClosesAt,
      venue: row.venue,
      seated: row.seatMapId !== null,
      places: places.get(row.id) ?? 0,
      tiers: row.tiers.map(({ code, name, nameEn, priceFen, colour }) => ({ code, name, nameEn, priceFen, colour })),
    })),
  };
}

/** One showing as its form has it. Throws NOT_FOUND, also for another event's. */
export async function readPerformanceDraft(
  ctx: Context,
  o: { accountId: string; eventId: string; performanceId: string },
): Promise<{ id: string; status: string; draft: PerformanceDraft }> {
  await requireOwnEvent(ctx, { ...o, right: "see" });
  const row = await ctx.db.performance.findFirst({
    where: { id: o.performanceId, eventId: o.eventId },
    include: withAll,
  });
  if (!row) throw new AppError("NOT_FOUND", { detail: `performance ${o.performanceId}` });
  const minutes = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / 60_000);
  const inForce = { performanceId: row.id, version: row.planVersion };
  const plan = await ctx.db.performancePlan.findUnique({ where: { performanceId_version: inForce } });
  const runs = planRuns.parse(plan?.runs ?? []);
  const layout = row.seatMapId ? await layoutOf(ctx, row.seatMapId) : null;
  const sold = layout ? sectionsOf(runs, layout.sections) : undefined;
  return {
    id: row.id,
    status: row.status,
    draft: {
      venueId: row.venueId,
      startsLocal: localOf(row.startsAt, row.timeZone),
      doorsMinutes: minutes(row.doorsAt, row.startsAt),
      durationMinutes: minutes(row.startsAt, row.endsAt),
      saleOpensLocal: localOf(row.saleOpensAt, row.timeZone),
      saleClosesLocal: localOf(row.saleClosesAt, row.timeZone),
      seatMapId: row.seatMapId,
      tiers: row.tiers.map(({ code, name, nameEn, priceFen }) => ({
        ...{ code, name, nameEn, priceFen },
        ...(sold
          ? { sections: sold.get(code) ?? [] }
          : { places: runs.reduce((sum, run) => sum + (run.tier === code ? run.units : 0), 0) }),
      })),
      extras: row.items.flatMap(({ offer, tier, units }) => {
        const { kind, name, nameEn, priceFen } = offer;
        if (kind === "standard" || kind === "pass") return [];
        return [{ kind, tier: tier.code, name, nameEn, priceFen, units }];
      }),
    },
  };
}

/** Which sections are sold in which tier, by the first unit of each. */
function sectionsOf(
  runs: { units: number; tier: string; blocked?: string | undefined }[],
  sections: { key: string; rows: { x: number[] }[]; standing?: { places: number } }[],
): Map<string, string[]> {
  const tiers = runs.flatMap((run) =>
    Array<string | null>(run.units).fill(run.blocked === undefined ? run.tier : null),
  );
  const found = new Map<string, string[]>();
  let unit = 0;
  const take = (key: string, units: number) => {
    const tier = tiers[unit];
    if (units > 0 && tier && !found.get(tier)?.includes(key)) found.set(tier, [...(found.get(tier) ?? []), key]);
    unit += units;
  };
  for (const { key, rows } of sections)
    take(
      key,
      rows.reduce((sum, row) => sum + row.x.length, 0),
    );
  for (const { key, standing } of sections) take(key, standing?.places ?? 0);
  return found;
}
