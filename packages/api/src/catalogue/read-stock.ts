import type { SalesChannel } from "@kaimu/db";
import { agentNames, agreementsInForce } from "../agency/index.ts";
import type { Context } from "../context.ts";
import { profileOf } from "../identity/index.ts";
import { type StockStates, stockStates } from "../inventory/index.ts";
import { AppError } from "../platform/errors.ts";
import { toPage } from "../platform/page.ts";
import { mayDo, requireOwnEvent } from "./own-events.ts";
import { planRuns } from "./plan.ts";
import type { PlanNote } from "./plan-change.ts";

/**
 * A published performance's stock for the people it belongs to: the plan in force, what may be done with it, and how each unit stands now.
 * Throws NOT_FOUND, also for another's performance and for a draft.
 */
export async function readStock(ctx: Context, o: { accountId: string; performanceId: string }) {
  const row = await ctx.db.performance.findUnique({
    where: { id: o.performanceId },
    include: { venue: true, tiers: { orderBy: { position: "asc" } }, pools: { orderBy: { code: "asc" } } },
  });
  if (!row || row.status === "draft") throw new AppError("NOT_FOUND", { detail: `stock of ${o.performanceId}` });
  const { role, organizerId } = await requireOwnEvent(ctx, { ...o, eventId: row.eventId, right: "see" });
  const plan = await ctx.db.performancePlan.findUniqueOrThrow({
    where: { performanceId_version: { performanceId: row.id, version: row.planVersion } },
  });
  const appointed = await agreementsInForce(ctx, { organizerId });
  const agents = await agentNames(ctx, [
    ...appointed.map(({ agentId }) => agentId),
    ...row.pools.flatMap(({ agentId }) => agentId ?? []),
  ]);
  return {
    performanceId: row.id,
    eventId: row.eventId,
    status: row.status,
    startsAt: row.startsAt,
    timeZone: row.timeZone,
    venue: { name: row.venue.name, nameEn: row.venue.nameEn },
    seatMapId: row.seatMapId,
    mayEdit: mayDo(role, "edit"),
    planVersion: row.planVersion,
    unitCount: plan.unitCount,
    runs: planRuns.parse(plan.runs),
    tiers: row.tiers.map(({ id, code, name, nameEn, priceFen, colour }) => ({
      ...{ id, code, name, nameEn, priceFen, colour },
    })),
    pools: row.pools.map(({ code, kind, channels, agentId }) => ({
      ...{ code, kind, channels: channels as SalesChannel[], agent: (agentId && agents.get(agentId)) || null },
    })),
    /** Whom an allocation can be given to. */
    agents: appointed.flatMap(({ agentId }) => {
      const agent = agents.get(agentId);
      return agent?.state === "active" ? [agent] : [];
    }),
    ...toText(await stockStates(ctx, { performanceId: row.id, unitCount: plan.unitCount })),
  };
}

function toText({ states, holdsKnown }: StockStates) {
  return { states: Buffer.from(states).toString("base64"), holdsKnown };
}

/** One version of a plan as its history tells it. */
export interface PlanVersion {
  version: number;
  unitCount: number;
  createdAt: Date;
  /** Who made it; null for the plan it was published with. */
  by: string | null;
  note: PlanNote | null;
}

/** The versions of a performance's plan, newest first, at most `limit` of those before version `cursor`. Throws NOT_FOUND. */
export async function planVersions(
  ctx: Context,
  o: { accountId: string; performanceId: string; limit: number; cursor?: number | undefined },
): Promise<{ versions: PlanVersion[]; next: number | null }> {
  const { performanceId, limit, cursor } = o;
  const performance = await ctx.db.performance.findUnique({ where: { id: performanceId }, select: { eventId: true } });
  if (!performance) throw new AppError("NOT_FOUND", { detail: `performance ${performanceId}` });
  await requireOwnEvent(ctx, { ...o, eventId: performance.eventId, right: "see" });
  const rows = await ctx.db.performancePlan.findMany({
    where: { performanceId, ...(cursor === undefined ? {} : { version: { lt: cursor } }) },
    select: { version: true, unitCount: true, createdAt: true, changedBy: true, note: true },
    orderBy: { version: "desc" },
    take: limit + 1,
  });
  const { page, next } = toPage(rows, limit, (row) => row.version);
  const ids = [...new Set(page.flatMap(({ changedBy }) => changedBy ?? []))];
  const names = new Map(
    await Promise.all(ids.map(async (id) => [id, (await profileOf(ctx, id)).displayName] as const)),
  );
  return {
    versions: page.map(({ changedBy, note, ...row }) => ({
      ...row,
      by: changedBy && (names.get(changedBy) ?? null),
      note: note as PlanNote | null,
    })),
    next,
  };
}
