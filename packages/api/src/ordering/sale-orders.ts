import type { OrderState, SalesChannel } from "@kaimu/db";
import type { Context } from "../context.ts";
import { maskedBuyers } from "../identity/index.ts";
import type { Fen } from "../platform/money.ts";
import { askPage, toPage } from "../platform/page.ts";

/** An order as those see it who sell: the buyer masked, and nothing that leads to the account. */
export interface SaleOrder {
  id: string;
  performanceId: string;
  state: OrderState;
  channel: SalesChannel;
  buyer: string;
  tickets: number;
  totalFen: Fen;
  createdAt: Date;
  paidAt: Date | null;
}

interface Which {
  organizerId?: string | undefined;
  eventId?: string | undefined;
  performanceId?: string | undefined;
  state?: OrderState | undefined;
}

/** Orders, newest first; `limit` of them after `cursor` (an order's id). Whoever calls has checked that they may be seen. */
export async function listSaleOrders(
  ctx: Context,
  o: Which & { limit: number; cursor?: string | undefined },
): Promise<{ orders: SaleOrder[]; next: string | null }> {
  const rows = await ctx.db.order.findMany({
    where: where(o),
    include: { _count: { select: { lines: { where: { kind: "ticket" } } } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    ...askPage(o),
  });
  const { page, next } = toPage(rows, o.limit);
  const buyers = await maskedBuyers(
    ctx,
    page.map((row) => row.accountId),
  );
  return {
    orders: page.map((row) => ({
      id: row.id,
      performanceId: row.performanceId,
      state: row.state,
      channel: row.channel,
      buyer: buyers.get(row.accountId) ?? "***",
      tickets: row._count.lines,
      totalFen: row.totalFen,
      createdAt: row.createdAt,
      paidAt: row.paidAt,
    })),
    next,
  };
}

function where({ organizerId, eventId, performanceId, state }: Which) {
  return {
    ...(organizerId ? { organizerId } : {}),
    ...(eventId ? { eventId } : {}),
    ...(performanceId ? { performanceId } : {}),
    ...(state ? { state } : {}),
  };
}

/** How many orders of a performance are in each state. */
export async function orderStatesOf(ctx: Context, performanceId: string): Promise<Partial<Record<OrderState, number>>> {
  const rows = await ctx.db.order.groupBy({ by: ["state"], where: { performanceId }, _count: true });
  return Object.fromEntries(rows.map((row) => [row.state, row._count]));
}

/** Paid orders of each performance and what they come to, in fen. */
export async function takingsOf(
  ctx: Context,
  performanceIds: string[],
): Promise<Map<string, { orders: number; takenFen: Fen }>> {
  const rows = await ctx.db.order.groupBy({
    by: ["performanceId"],
    where: { performanceId: { in: performanceIds }, state: "paid" },
    _count: true,
    _sum: { totalFen: true },
  });
  return new Map(rows.map((row) => [row.performanceId, { orders: row._count, takenFen: row._sum.totalFen ?? 0 }]));
}

/** Orders placed in each of the last `minutes` full minutes and the one under way, oldest first, by the database's clock. */
export async function ordersByMinute(ctx: Context, o: { performanceId: string; minutes: number }): Promise<number[]> {
  const rows = await ctx.db.$queryRaw<{ ago: bigint; placed: bigint }[]>`
    SELECT FLOOR(UNIX_TIMESTAMP(NOW(3)) / 60) - FLOOR(UNIX_TIMESTAMP(createdAt) / 60) AS ago, COUNT(*) AS placed FROM orders
    WHERE performanceId = ${o.performanceId} AND createdAt >= NOW(3) - INTERVAL ${o.minutes + 1} MINUTE GROUP BY ago`;
  const placed = new Map(rows.map((row) => [Number(row.ago), Number(row.placed)]));
  return Array.from({ length: o.minutes + 1 }, (_, at) => placed.get(o.minutes - at) ?? 0);
}
