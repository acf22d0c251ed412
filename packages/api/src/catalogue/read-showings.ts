import type { PerformanceStatus } from "@kaimu/db";
import type { Context } from "../context.ts";
import { askPage, toPage } from "../platform/page.ts";

/** A performance as staff find it: what, when, where, and whether it is selling. */
export interface Showing {
  performanceId: string;
  eventId: string;
  title: string;
  titleEn: string;
  venue: string;
  venueEn: string;
  city: string;
  cityEn: string;
  startsAt: Date;
  timeZone: string;
  status: PerformanceStatus;
  saleOpensAt: Date;
  saleClosesAt: Date;
  /** The versions it is sold by now. */
  saleVersion: number;
  planVersion: number;
}

const withNames = { event: true, venue: true } as const;

/** These performances, by id; one that is gone is left out. */
export async function showingsOf(ctx: Pick<Context, "db">, performanceIds: string[]): Promise<Map<string, Showing>> {
  const rows = await ctx.db.performance.findMany({
    where: { id: { in: [...new Set(performanceIds)] } },
    include: withNames,
  });
  return new Map(rows.map((row) => [row.id, toShowing(row)]));
}

/** An event's performances that were published once, in their order. */
export async function showingsOfEvent(ctx: Pick<Context, "db">, eventId: string): Promise<Showing[]> {
  const rows = await ctx.db.performance.findMany({
    where: { eventId, status: { not: "draft" } },
    include: withNames,
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
  return rows.map(toShowing);
}

/** Sales that run or are about to, soonest showing first; `query` looks in titles, venues and cities. */
export async function listSales(
  ctx: Pick<Context, "db" | "clock">,
  o: { query: string; limit: number; cursor?: string | undefined },
): Promise<{ sales: Showing[]; next: string | null }> {
  const contains = { contains: o.query };
  const names = { OR: [{ name: contains }, { nameEn: contains }, { city: contains }, { cityEn: contains }] };
  const rows = await ctx.db.performance.findMany({
    where: {
      status: { in: ["on_sale", "paused"] },
      endsAt: { gt: ctx.clock.now() },
      event: { state: "published" },
      ...(o.query ? { OR: [{ event: { OR: [{ title: contains }, { titleEn: contains }] } }, { venue: names }] } : {}),
    },
    include: withNames,
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    ...askPage(o),
  });
  const { page, next } = toPage(rows, o.limit);
  return { sales: page.map(toShowing), next };
}

type Row = {
  id: string;
  eventId: string;
  startsAt: Date;
  timeZone: string;
  status: PerformanceStatus;
  saleOpensAt: Date;
  saleClosesAt: Date;
  saleVersion: number;
  planVersion: number;
  event: { title: string; titleEn: string };
  venue: { name: string; nameEn: string; city: string; cityEn: string };
};

function toShowing(row: Row): Showing {
  return {
    performanceId: row.id,
    eventId: row.eventId,
    title: row.event.title,
    titleEn: row.event.titleEn,
    venue: row.venue.name,
    venueEn: row.venue.nameEn,
    city: row.venue.city,
    cityEn: row.venue.cityEn,
    startsAt: row.startsAt,
    timeZone: row.timeZone,
    status: row.status,
    saleOpensAt: row.saleOpensAt,
    saleClosesAt: row.saleClosesAt,
    saleVersion: row.saleVersion,
    planVersion: row.planVersion,
  };
}
