import type { OfferKind, PerformanceStatus, SalesChannel } from "@kaimu/db";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { keepFew } from "../platform/keep-few.ts";
import type { Fen } from "../platform/money.ts";
import { expandPlan, type Plan, planRuns } from "./plan.ts";
import type { SellingPool } from "./sells-to.ts";

/** Everything a sale of one performance is decided by, as it stands now. */
export interface SaleTerms {
  performanceId: string;
  /** Rises with every change of these terms: see raise-sale-version.ts. */
  saleVersion: number;
  seatMapId: string | null;
  eventId: string;
  organizerId: string;
  eventTitle: string;
  status: PerformanceStatus;
  published: boolean;
  saleOpensAt: Date;
  saleClosesAt: Date;
  startsAt: Date;
  timeZone: string;
  perAccountLimit: number;
  holdSeconds: number;
  paymentSeconds: number;
  realName: "none" | "per_ticket";
  loneSeats: "warn" | "refuse";
  seatChoice: "buyer" | "automatic" | "after_payment";
  refundRule: unknown;
  tiers: { id: string; code: string; name: string; nameEn: string; priceFen: Fen; colour: string }[];
  pools: SellingPool[];
  offers: SaleOffer[];
  plan: Plan;
}

export interface SaleOffer {
  id: string;
  kind: OfferKind;
  name: string;
  nameEn: string;
  priceFen: Fen;
  channels: SalesChannel[] | null;
  opensAt: Date | null;
  closesAt: Date | null;
  active: boolean;
  /** Units of this performance that one piece of the offer takes. */
  items: { tierId: string; tierCode: string; units: number }[];
}

/** Reads the terms from the primary: a sale is never decided by a replica. Throws NOT_FOUND. */
export async function saleTerms(ctx: Context, performanceId: string): Promise<SaleTerms> {
  const row = await ctx.db.performance.findUnique({
    where: { id: performanceId },
    include: {
      event: true,
      tiers: { orderBy: { position: "asc" } },
      pools: true,
      items: { include: { offer: true, tier: true } },
    },
  });
  if (!row) throw new AppError("NOT_FOUND", { detail: `performance ${performanceId}` });
  return {
    performanceId: row.id,
    saleVersion: row.saleVersion,
    seatMapId: row.seatMapId,
    eventId: row.eventId,
    organizerId: row.event.organizerId,
    eventTitle: row.event.title,
    status: row.status,
    published: row.event.state === "published",
    saleOpensAt: row.saleOpensAt,
    saleClosesAt: row.saleClosesAt,
    startsAt: row.startsAt,
    timeZone: row.timeZone,
    perAccountLimit: row.event.perAccountLimit,
    holdSeconds: row.event.holdSeconds,
    paymentSeconds: row.event.paymentSeconds,
    realName: row.event.realName,
    loneSeats: row.event.loneSeats,
    seatChoice: row.event.seatChoice,
    refundRule: row.event.refundRule,
    tiers: row.tiers,
    pools: row.pools.map(({ code, channels, agentId }) => ({ code, channels: channels as SalesChannel[], agentId })),
    offers: collectOffers(row.items),
    plan: await readPlan(ctx, row.id, row.planVersion),
  };
}

const remembered = new Map<string, SaleTerms>();
const rememberedAtMost = 500;
const beingRead = new Map<string, Promise<SaleTerms>>();

/**
 * The terms as this process last read them, however long ago that was: for whoever compares their `saleVersion` with a store that
 * decides, and calls forgetTerms when it knows another. Many who need the same ones wait for one read. Throws NOT_FOUND.
 */
export function rememberedTerms(ctx: Context, performanceId: string): SaleTerms | Promise<SaleTerms> {
  const known = remembered.get(performanceId) ?? beingRead.get(performanceId);
  if (known) return known;
  const reading = saleTerms(ctx, performanceId)
    .then((terms) => {
      // A reader that was slow must not hand out again what has been forgotten meanwhile.
      if (beingRead.get(performanceId) !== reading) return terms;
      keepFew(remembered, performanceId, terms, rememberedAtMost);
      return terms;
    })
    .finally(() => {
      if (beingRead.get(performanceId) === reading) beingRead.delete(performanceId);
    });
  beingRead.set(performanceId, reading);
  return reading;
}

/** The terms have changed: the next caller reads them anew. */
export function forgetTerms(performanceId: string): void {
  remembered.delete(performanceId);
  beingRead.delete(performanceId);
}

type ItemRow = {
  tierId: string;
  units: number;
  tier: { code: string };
  offer: Omit<SaleOffer, "items" | "active" | "channels"> & { state: string; channels: unknown };
};

function collectOffers(items: ItemRow[]): SaleOffer[] {
  const offers = new Map<string, SaleOffer>();
  for (const { offer, tierId, tier, units } of items) {
    const known = offers.get(offer.id) ?? {
      id: offer.id,
      kind: offer.kind,
      name: offer.name,
      nameEn: offer.nameEn,
      priceFen: offer.priceFen,
      channels: offer.channels as SalesChannel[] | null,
      opensAt: offer.opensAt,
      closesAt: offer.closesAt,
      active: offer.state === "active",
      items: [],
    };
    known.items.push({ tierId, tierCode: tier.code, units });
    offers.set(offer.id, known);
  }
  return [...offers.values()].sort((a, b) => a.priceFen - b.priceFen);
}

/** A stored plan never changes, so a process reads it once. The few largest stay in memory. */
const plans = new Map<string, Plan>();
const plansKept = 200;

/** One version of a performance's plan. Throws NOT_FOUND. */
export async function readPlan(ctx: Context, performanceId: string, version: number): Promise<Plan> {
  const key = `${performanceId}/${version}`;
  const known = plans.get(key);
  if (known) return known;
  const row = await ctx.db.performancePlan.findUnique({ where: { performanceId_version: { performanceId, version } } });
  if (!row) throw new AppError("NOT_FOUND", { detail: `plan ${key}` });
  const plan = expandPlan(version, planRuns.parse(row.runs));
  keepFew(plans, key, plan, plansKept);
  return plan;
}
