import { type OrderState, Prisma } from "@kaimu/db";
import type { Context } from "../context.ts";

/**
 * Ids of the orders that have a place in a performance, passes too, newest first: one more than `limit`, after the order `cursor`. Each of both ways
 * to them has its index; asked for with OR, neither would be used.
 */
export async function ordersWith(
  ctx: Pick<Context, "db">,
  o: {
    performanceId: string;
    organizerId?: string | undefined;
    eventId?: string | undefined;
    state?: OrderState | undefined;
    limit: number;
    cursor?: string | undefined;
  },
): Promise<string[]> {
  const { performanceId, organizerId, eventId, state, cursor } = o;
  const from = cursor && (await ctx.db.order.findUnique({ where: { id: cursor }, select: { createdAt: true } }));
  if (cursor && !from) return [];
  const which = Prisma.sql`
    ${organizerId ? Prisma.sql`AND o.organizerId = ${organizerId}` : Prisma.empty}
    ${eventId ? Prisma.sql`AND o.eventId = ${eventId}` : Prisma.empty}
    ${state ? Prisma.sql`AND o.state = ${state}` : Prisma.empty}
    ${from ? Prisma.sql`AND (o.createdAt, o.id) < (${from.createdAt}, ${cursor})` : Prisma.empty}
    ORDER BY createdAt DESC, id DESC LIMIT ${o.limit + 1}`;
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`
    (SELECT o.id, o.createdAt FROM orders o WHERE o.performanceId = ${performanceId} ${which})
    UNION ALL
    (SELECT o.id, o.createdAt FROM order_parts p JOIN orders o ON o.id = p.orderId
     WHERE p.performanceId = ${performanceId} AND o.performanceId <> p.performanceId ${which})
    ORDER BY createdAt DESC, id DESC LIMIT ${o.limit + 1}`;
  return rows.map((row) => row.id);
}
