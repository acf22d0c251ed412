import type { BulkOrderState, BulkReturnKind, BulkReturnState } from "@kaimu/db";
import { type Showing, showingsOf } from "../../catalogue/index.ts";
import type { Context } from "../../context.ts";
import { AppError } from "../../platform/errors.ts";
import type { Fen } from "../../platform/money.ts";
import { askPage, toPage } from "../../platform/page.ts";

/** How far a bulk return is, counted now. */
export interface BulkProgress {
  id: string;
  performanceId: string;
  /** Which performance that is; null where it is gone. */
  showing: Showing | null;
  kind: BulkReturnKind;
  state: BulkReturnState;
  choiceUntil: Date | null;
  startedAt: Date;
  doneAt: Date | null;
  /** False while its orders are still being listed: until then nobody knows how many there are. */
  listed: boolean;
  orders: Record<BulkOrderState, number>;
  /** What is back, and what is on its way. */
  returnedFen: Fen;
  underWayFen: Fen;
  /** Orders a minute that came to their end, over the last minute; null while none did. */
  perMinute: number | null;
  /** By that rate; null where nothing tells. */
  leftSeconds: number | null;
}

/** Throws NOT_FOUND. */
export async function readBulkReturn(ctx: Context, bulkReturnId: string): Promise<BulkProgress> {
  const row = await ctx.db.bulkReturn.findUnique({ where: { id: bulkReturnId } });
  if (!row) throw new AppError("NOT_FOUND", { detail: `bulk return ${bulkReturnId}` });
  return progressOf(ctx, row);
}

/** A performance's own; the cancelled one where it was postponed before. Null where it was never called off. */
export async function bulkReturnOf(ctx: Context, performanceId: string): Promise<BulkProgress | null> {
  const row = await ctx.db.bulkReturn.findFirst({ where: { performanceId }, orderBy: { kind: "asc" } });
  return row && progressOf(ctx, row);
}

/** All of them, newest first. */
export async function listBulkReturns(
  ctx: Context,
  o: { limit: number; cursor?: string | undefined },
): Promise<{ bulkReturns: BulkProgress[]; next: string | null }> {
  const rows = await ctx.db.bulkReturn.findMany({
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    ...askPage(o),
  });
  const { page, next } = toPage(rows, o.limit);
  return { bulkReturns: await Promise.all(page.map((row) => progressOf(ctx, row))), next };
}

/** Orders that could not be given back, or whose gateway has refused: by the order's id, `limit` after `cursor`. */
export async function bulkFailures(
  ctx: Context,
  o: { bulkReturnId: string; limit: number; cursor?: string | undefined },
) {
  const { bulkReturnId, cursor } = o;
  const rows = await ctx.db.bulkReturnOrder.findMany({
    where: { bulkReturnId, state: "failed", ...(cursor ? { orderId: { gt: cursor } } : {}) },
    orderBy: { orderId: "asc" },
    take: o.limit + 1,
  });
  const { page, next } = toPage(rows, o.limit, (row) => row.orderId);
  return {
    failures: page.map(({ orderId, refundId, amountFen, why, changedAt }) => ({
      ...{ orderId, refundId, amountFen, why, at: changedAt },
    })),
    next,
  };
}

const none: Record<BulkOrderState, number> = {
  ...{ open: 0, waiting: 0, written: 0, asked: 0, returned: 0, kept: 0, failed: 0, nothing: 0 },
};

type Row = Pick<BulkProgress, "id" | "performanceId" | "kind" | "state" | "choiceUntil" | "startedAt" | "doneAt"> & {
  listedRound: number;
  round: number;
};

async function progressOf(ctx: Context, row: Row): Promise<BulkProgress> {
  const { id, performanceId, kind, state, choiceUntil, startedAt, doneAt } = row;
  const [showings, counts, [ended]] = await Promise.all([
    showingsOf(ctx, [performanceId]),
    ctx.db.bulkReturnOrder.groupBy({
      ...{ by: ["state"], where: { bulkReturnId: id }, _count: true, _sum: { amountFen: true } },
    }),
    ctx.db.$queryRaw<{ ended: bigint; seconds: number | null }[]>`
      SELECT COUNT(*) AS ended, TIMESTAMPDIFF(MICROSECOND, MIN(changedAt), NOW(3)) / 1000000 AS seconds
      FROM bulk_return_orders WHERE bulkReturnId = ${id} AND changedAt > NOW(3) - INTERVAL 1 MINUTE
        AND state IN ('returned', 'failed', 'nothing')`,
  ]);
  const orders = { ...none };
  for (const one of counts) orders[one.state] = one._count;
  const fenOf = (which: BulkOrderState[]) =>
    counts.reduce((sum, one) => sum + (which.includes(one.state) ? (one._sum.amountFen ?? 0) : 0), 0);
  const perMinute = state === "running" ? rateOf(Number(ended?.ended ?? 0), Number(ended?.seconds ?? 0)) : null;
  const left = orders.waiting + orders.written;
  return {
    ...{ id, performanceId, kind, state, choiceUntil, startedAt, doneAt, orders, perMinute },
    showing: showings.get(performanceId) ?? null,
    listed: row.listedRound >= row.round,
    returnedFen: fenOf(["returned"]),
    underWayFen: fenOf(["written", "asked", "failed"]),
    leftSeconds: perMinute === null || left === 0 ? null : Math.ceil((left / perMinute) * 60),
  };
}

/** A few that ended just now say nothing of a minute yet. */
function rateOf(ended: number, seconds: number): number | null {
  if (ended === 0 || seconds < 1) return null;
  return Math.max(1, Math.round((ended / seconds) * 60));
}
