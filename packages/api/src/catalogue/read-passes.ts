import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { type EventPage, eventPage } from "./read-events.ts";
import type { PassCard } from "./to-passes.ts";

/** One pass on sale with its event. Throws NOT_FOUND, also for one that has ended. */
export async function passPage(ctx: Context, passId: string): Promise<{ event: EventPage; pass: PassCard }> {
  const row = await ctx.db.offer.findUnique({ where: { id: passId, kind: "pass" }, select: { eventId: true } });
  const event = row && (await eventPage(ctx, row.eventId));
  const pass = event?.passes.find((one) => one.id === passId);
  if (!event || !pass) throw new AppError("NOT_FOUND", { detail: `pass ${passId}` });
  return { event, pass };
}

/** An event's passes as their organizer sees them, ended ones too, newest first. Whoever calls has checked that they may be seen. */
export async function ownPasses(ctx: Pick<Context, "db">, eventId: string) {
  const rows = await ctx.db.offer.findMany({
    where: { eventId, kind: "pass" },
    include: { items: { include: { tier: true, performance: { select: { startsAt: true } } } } },
    orderBy: { id: "desc" },
  });
  return rows.map(({ id, name, nameEn, priceFen, state, opensAt, closesAt, items }) => ({
    ...{ id, name, nameEn, priceFen, state, opensAt, closesAt },
    parts: items
      .sort((a, b) => a.performance.startsAt.getTime() - b.performance.startsAt.getTime())
      .map(({ performanceId, tier }) => ({ performanceId, tierName: tier.name, tierNameEn: tier.nameEn })),
  }));
}
