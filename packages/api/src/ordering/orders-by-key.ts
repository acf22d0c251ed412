import type { OrderState, Transaction } from "@kaimu/db";

/**
 * Ids of orders with a place in a performance, passes too, in the order of their ids: `limit` of them after `after`. For a walk over all of
 * them that keeps none in memory and can begin again anywhere.
 */
export async function ordersByKey(
  tx: Pick<Transaction, "$queryRaw">,
  o: { performanceId: string; state: OrderState; after: string; limit: number },
): Promise<string[]> {
  const { performanceId, state, after, limit } = o;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    (SELECT id FROM orders WHERE performanceId = ${performanceId} AND state = ${state} AND id > ${after} ORDER BY id LIMIT ${limit})
    UNION
    (SELECT o.id FROM order_parts p JOIN orders o ON o.id = p.orderId
     WHERE p.performanceId = ${performanceId} AND p.orderId > ${after} AND o.state = ${state} ORDER BY o.id LIMIT ${limit})
    ORDER BY id LIMIT ${limit}`;
  return rows.map((row) => row.id);
}
