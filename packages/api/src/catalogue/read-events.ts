import type { Category } from "@kaimu/db";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import type { Fen } from "../platform/money.ts";
import { askPage, toPage } from "../platform/page.ts";
import { type PassCard, toPasses } from "./to-passes.ts";

/** An event as a card shows it. */
export interface EventCard {
  id: string;
  title: string;
  titleEn: string;
  category: Category;
  poster: Poster;
  city: string;
  cityEn: string;
  venue: string;
  venueEn: string;
  firstStartsAt: Date;
  lastStartsAt: Date;
  timeZone: string;
  fromFen: Fen;
  saleOpensAt: Date;
}

/** What the poster is drawn from. */
export interface Poster {
  seed: number;
  motif: string;
  palette: string[];
}

export interface EventPage extends EventCard {
  summary: string;
  summaryEn: string;
  notices: { title: string; titleEn: string; text: string; textEn: string }[];
  organizer: string;
  organizerEn: string;
  address: string;
  perAccountLimit: number;
  holdSeconds: number;
  realName: "none" | "per_ticket";
  loneSeats: "warn" | "refuse";
  seatChoice: "buyer" | "automatic" | "after_payment";
  performances: PerformanceCard[];
  /** Over several of its performances; these are no offers of a single one. */
  passes: PassCard[];
}

export interface PerformanceCard {
  id: string;
  status: string;
  startsAt: Date;
  doorsAt: Date;
  endsAt: Date;
  timeZone: string;
  saleOpensAt: Date;
  saleClosesAt: Date;
  /** The venue's layout its units stand in; null where nobody has a place of his own. */
  seatMapId: string | null;
  planVersion: number;
  /** Why it was cancelled or postponed; when it was to be then, and whether its new date is still to be told. */
  reason: string | null;
  reasonEn: string | null;
  postponedFrom: Date | null;
  dateToBeTold: boolean;
  offers: {
    id: string;
    kind: string;
    name: string;
    nameEn: string;
    priceFen: Fen;
    tierIds: string[];
    units: number;
    colour: string;
  }[];
}

/** The performances of an event that are no drafts, in their order, with what a card shows of them. */
export const withPerformances = {
  organizer: true,
  performances: {
    where: { status: { not: "draft" as const } },
    orderBy: { startsAt: "asc" as const },
    include: { venue: true, tiers: true, items: { include: { offer: true, tier: true } } },
  },
};

/** Published events that have something still to come, in the order they were published; at most `limit` after `cursor` (an event's id). */
export async function listEvents(
  ctx: Context,
  o: { limit: number; cursor?: string | undefined; category?: Category | undefined },
): Promise<{ events: EventCard[]; next: string | null }> {
  const rows = await ctx.db.event.findMany({
    where: {
      state: "published",
      ...(o.category ? { category: o.category } : {}),
      performances: { some: { status: { notIn: ["draft", "cancelled", "over"] }, endsAt: { gt: ctx.clock.now() } } },
    },
    include: withPerformances,
    orderBy: [{ publishedAt: "asc" }, { id: "asc" }],
    ...askPage(o),
  });
  const { page, next } = toPage(rows, o.limit);
  return { events: page.map(toCard), next };
}

/** One published event with its performances and offers. Throws NOT_FOUND, also for drafts. */
export async function eventPage(ctx: Context, eventId: string): Promise<EventPage> {
  const row = await ctx.db.event.findFirst({ where: { id: eventId, state: "published" }, include: withPerformances });
  if (!row || row.performances.length === 0) throw new AppError("NOT_FOUND", { detail: `event ${eventId}` });
  return {
    ...toCard(row),
    summary: row.summary,
    summaryEn: row.summaryEn,
    notices: row.notices as EventPage["notices"],
    organizer: row.organizer.name,
    organizerEn: row.organizer.nameEn,
    address: row.performances[0]?.venue.address ?? "",
    perAccountLimit: row.perAccountLimit,
    holdSeconds: row.holdSeconds,
    realName: row.realName,
    loneSeats: row.loneSeats,
    seatChoice: row.seatChoice,
    performances: row.performances.map((performance) => ({
      id: performance.id,
      status: performance.status,
      startsAt: performance.startsAt,
      doorsAt: performance.doorsAt,
      endsAt: performance.endsAt,
      timeZone: performance.timeZone,
      saleOpensAt: performance.saleOpensAt,
      saleClosesAt: performance.saleClosesAt,
      seatMapId: performance.seatMapId,
      planVersion: performance.planVersion,
      reason: performance.changeReason,
      reasonEn: performance.changeReasonEn,
      postponedFrom: performance.postponedFrom,
      dateToBeTold: performance.dateToBeTold,
      offers: toOffers(performance.items),
    })),
    passes: toPasses(row.performances),
  };
}

/** One performance that may be shown, with its event. Throws NOT_FOUND, also for drafts. */
export async function performancePage(
  ctx: Context,
  performanceId: string,
): Promise<{ event: EventPage; performance: PerformanceCard }> {
  const row = await ctx.db.performance.findUnique({ where: { id: performanceId }, select: { eventId: true } });
  const event = row && (await eventPage(ctx, row.eventId));
  const performance = event?.performances.find((one) => one.id === performanceId);
  if (!event || !performance) throw new AppError("NOT_FOUND", { detail: `performance ${performanceId}` });
  return { event, performance };
}

/** Performances whose stock belongs in Redis: published, on sale or about to be. */
export async function performancesOnSale(ctx: Pick<Context, "db">): Promise<string[]> {
  const rows = await ctx.db.performance.findMany({
    where: { status: { in: ["on_sale", "paused"] }, event: { state: "published" }, endsAt: { gt: new Date() } },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** The events of some organizers, newest first, for their own staff: drafts too. */
export async function sellingEvents(
  ctx: Context,
  o: { organizerIds: string[]; limit: number; cursor?: string | undefined },
) {
  const rows = await ctx.db.event.findMany({
    where: { organizerId: { in: o.organizerIds } },
    include: {
      performances: { select: { id: true, status: true, startsAt: true, timeZone: true, planVersion: true } },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    ...askPage(o),
  });
  const { page, next } = toPage(rows, o.limit);
  return {
    events: page.map((row) => ({
      id: row.id,
      organizerId: row.organizerId,
      title: row.title,
      titleEn: row.titleEn,
      state: row.state,
      category: row.category,
      performances: row.performances,
    })),
    next,
  };
}

type EventRow = {
  id: string;
  title: string;
  titleEn: string;
  category: Category;
  poster: unknown;
  performances: {
    startsAt: Date;
    timeZone: string;
    saleOpensAt: Date;
    venue: { name: string; nameEn: string; city: string; cityEn: string };
    tiers: { priceFen: number }[];
  }[];
};

/** A row as a card. Throws NOT_FOUND without a performance. */
export function toCard(row: EventRow): EventCard {
  const first = row.performances[0];
  const last = row.performances.at(-1);
  if (!first || !last) throw new AppError("NOT_FOUND", { detail: `event ${row.id} has no performance` });
  return {
    id: row.id,
    title: row.title,
    titleEn: row.titleEn,
    category: row.category,
    poster: row.poster as Poster,
    city: first.venue.city,
    cityEn: first.venue.cityEn,
    venue: first.venue.name,
    venueEn: first.venue.nameEn,
    firstStartsAt: first.startsAt,
    lastStartsAt: last.startsAt,
    timeZone: first.timeZone,
    fromFen: Math.min(...row.performances.flatMap((performance) => performance.tiers.map((tier) => tier.priceFen))),
    saleOpensAt: first.saleOpensAt,
  };
}

type ItemRow = {
  units: number;
  tier: { id: string; colour: string };
  offer: { id: string; kind: string; name: string; nameEn: string; priceFen: number; state: string };
};

function toOffers(items: ItemRow[]) {
  const offers = new Map<string, PerformanceCard["offers"][number]>();
  for (const { offer, tier, units } of items) {
    if (offer.state !== "active" || offer.kind === "pass") continue;
    const known = offers.get(offer.id) ?? { ...offer, tierIds: [], units: 0, colour: tier.colour };
    known.tierIds.push(tier.id);
    known.units += units;
    offers.set(offer.id, known);
  }
  return [...offers.values()].sort((a, b) => b.priceFen - a.priceFen);
}
