import { type OrderState, Prisma, type SalesChannel } from "@kaimu/db";
import type { Context } from "../context.ts";
import { maskedBuyers } from "../identity/index.ts";
import type { Fen } from "../platform/money.ts";
import { askPage, toPage } from "../platform/page.ts";
import { ordersWith } from "./orders-with.ts";

/** An order as those see it who sell: the buyer masked, and nothing that leads to the account. */
export interface SaleOrder {
  id: string;
  /** Where it is listed; a pass has places in more performances. */
  performanceId: string;
  performances: number;
  state: OrderState;
  channel: SalesChannel;
  buyer: string;
  tickets: number;
  totalFen: Fen;
  createdAt: Date;
  paidAt: Date | null;
}

interface Which {
  agentId?: string | undefined;
  organizerId?: string | undefined;
  eventId?: string | undefined;
  performanceId?: string | undefined;
  state?: OrderState | undefined;
}

/** Orders, newest first, of a performance also the passes with a place in it; `limit` of them after `cursor` (an order's id). Whoever calls has checked that they may be seen. */
export async function listSaleOrders(
  ctx: Context,
  o: Which & { limit: number; cursor?: string | undefined },
): Promise<{ orders: SaleOrder[]; next: string | null }> {
  const { performanceId } = o;
  const some: Pick<Prisma.OrderFindManyArgs, "where" | "cursor" | "take" | "skip"> = performanceId
    ? { where: { id: { in: await ordersWith(ctx, { ...o, performanceId }) } } }
    : { where: where(o), ...askPage<"id">(o) };
  const rows = await ctx.db.order.findMany({
    ...some,
    include: { _count: { select: { lines: { where: { kind: "ticket" } }, parts: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
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
      performances: Math.max(1, row._count.parts),
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

function where({ agentId, organizerId, eventId, state }: Which) {
  return {
    ...(agentId ? { agentId } : {}),
    ...(organizerId ? { organizerId } : {}),
    ...(eventId ? { eventId } : {}),
    ...(state ? { state } : {}),
  };
}

/** How many orders with places in a performance are in each state. */
export async function orderStatesOf(ctx: Context, performanceId: string): Promise<Partial<Record<OrderState, number>>> {
  const [own, passes] = await Promise.all([
    ctx.db.order.groupBy({ by: ["state"], where: { performanceId }, _count: true }),
    ctx.db.$queryRaw<{ state: OrderState; passes: bigint }[]>`
      SELECT o.state, COUNT(*) AS passes FROM order_parts p JOIN orders o ON o.id = p.orderId
      WHERE p.performanceId = ${performanceId} AND o.performanceId <> p.performanceId GROUP BY o.state`,
  ]);
  const states = new Map(own.map((row) => [row.state, row._count]));
  for (const { state, passes: count } of passes) states.set(state, (states.get(state) ?? 0) + Number(count));
  return Object.fromEntries(states);
}

/** Paid orders with places in each performance and what they come to there, in fen: of a pass its share. */
export async function takingsOf(
  ctx: Context,
  performanceIds: string[],
): Promise<Map<string, { orders: number; takenFen: Fen }>> {
  if (performanceIds.length === 0) return new Map();
  const [own, passes] = await Promise.all([
    ctx.db.order.groupBy({
      by: ["performanceId"],
      where: { performanceId: { in: performanceIds }, state: "paid" },
      _count: true,
      _sum: { totalFen: true, returnedFen: true },
    }),
    ctx.db.$queryRaw<{ performanceId: string; orders: bigint; fen: bigint }[]>`
      SELECT p.performanceId, SUM(o.performanceId <> p.performanceId) AS orders,
        SUM(p.amountFen - p.returnedFen - IF(o.performanceId = p.performanceId, o.totalFen - o.returnedFen, 0)) AS fen
      FROM order_parts p JOIN orders o ON o.id = p.orderId
      WHERE p.performanceId IN (${Prisma.join(performanceIds)}) AND o.state = 'paid' GROUP BY p.performanceId`,
  ]);
  const takings = new Map(
    own.map(({ performanceId, _count, _sum }) => [
      performanceId,
      { orders: _count, takenFen: (_sum.totalFen ?? 0) - (_sum.returnedFen ?? 0) },
    ]),
  );
  for (const { performanceId, orders, fen } of passes) {
    const known = takings.get(performanceId) ?? { orders: 0, takenFen: 0 };
    takings.set(performanceId, { orders: known.orders + Number(orders), takenFen: known.takenFen + Number(fen) });
  }
  return takings;
}

/** Orders placed in each of the last `minutes` full minutes and the one under way, oldest first, by the database's clock; passes too. */
export async function ordersByMinute(ctx: Context, o: { performanceId: string; minutes: number }): Promise<number[]> {
  const rows = await ctx.db.$queryRaw<{ ago: bigint; placed: bigint }[]>`
    SELECT FLOOR(UNIX_TIMESTAMP(NOW(3)) / 60) - FLOOR(UNIX_TIMESTAMP(createdAt) / 60) AS ago, COUNT(*) AS placed FROM (
      SELECT createdAt FROM orders WHERE performanceId = ${o.performanceId} AND createdAt >= NOW(3) - INTERVAL ${o.minutes + 1} MINUTE
      UNION ALL
      SELECT o.createdAt FROM order_parts p JOIN orders o ON o.id = p.orderId
      WHERE p.performanceId = ${o.performanceId} AND o.performanceId <> p.performanceId
        AND o.createdAt >= NOW(3) - INTERVAL ${o.minutes + 1} MINUTE
    ) recent GROUP BY ago`;
  const placed = new Map(rows.map((row) => [Number(row.ago), Number(row.placed)]));
  return Array.from({ length: o.minutes + 1 }, (_, at) => placed.get(o.minutes - at) ?? 0);
}
