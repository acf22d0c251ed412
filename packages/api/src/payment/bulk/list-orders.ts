import { inTransaction } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { ordersByKey } from "../../ordering/index.ts";
import { emit } from "../../platform/outbox.ts";
import type { BulkToDo } from "./read-to-do.ts";

const batchSize = 250;

/**
 * Walks over a performance's paid orders by key and writes those down that the bulk return does not have yet, each batch in one transaction
 * with the event that tells its buyers. Returns how many were new. May be repeated and stopped anywhere; in the first walk of a round all
 * buyers are told.
 */
export async function listOrders(ctx: Context, bulk: BulkToDo): Promise<number> {
  const { id: bulkReturnId, performanceId, kind, round } = bulk;
  const tellsAll = bulk.listedRound < round;
  let added = 0;
  for (let after = ""; ; ) {
    const ids = await ordersByKey(ctx.db, { performanceId, state: "paid", after, limit: batchSize });
    const last = ids.at(-1);
    if (last === undefined) break;
    after = last;
    added += await inTransaction(ctx.db, async (tx) => {
      const known = await tx.bulkReturnOrder.findMany({
        where: { bulkReturnId, orderId: { in: ids } },
        select: { orderId: true },
      });
      const has = new Set(known.map(({ orderId }) => orderId));
      const fresh = ids.filter((orderId) => !has.has(orderId));
      const state = kind === "cancelled" ? ("waiting" as const) : ("open" as const);
      await tx.bulkReturnOrder.createMany({
        data: fresh.map((orderId) => ({ bulkReturnId, orderId, state })),
        skipDuplicates: true,
      });
      const orderIds = tellsAll ? ids : fresh;
      if (orderIds.length > 0) await emit(tx, "payment/bulk-return.listed", { performanceId, kind, round, orderIds });
      return fresh.length;
    });
  }
  await ctx.db.bulkReturn.update({ where: { id: bulkReturnId }, data: { listedRound: round } });
  return added;
}
