import type { Context } from "../../context.ts";
import { endUnpaidOrders } from "./end-unpaid-orders.ts";
import { listOrders } from "./list-orders.ts";
import type { BulkToDo } from "./read-to-do.ts";

/**
 * Looks whether a bulk return is complete when a walk has found nothing more: whether somebody has paid meanwhile, whether gateways have
 * answered, and when the time to choose is over, keeps what nobody gave back. True when there is more to do now; otherwise it is done, or
 * waits for somebody (a buyer, a gateway) and is looked at again in a minute.
 */
export async function finish(ctx: Context, bulk: BulkToDo): Promise<boolean> {
  const unpaid = await endUnpaidOrders(ctx, bulk.performanceId);
  if ((await listOrders(ctx, bulk)) > 0) return true;
  if (bulk.choosing) return false;
  if (bulk.kind === "postponed") await keepTheRest(ctx, bulk.id);
  const left = await ctx.db.bulkReturnOrder.count({
    where: { bulkReturnId: bulk.id, state: { in: ["open", "waiting", "written", "asked"] } },
  });
  if (unpaid > 0 || left > 0) return false;
  await ctx.db.$executeRaw`
    UPDATE bulk_returns SET state = 'done', doneAt = NOW(3)
    WHERE id = ${bulk.id} AND turn = ${bulk.turn} AND state = 'running'`;
  return false;
}

async function keepTheRest(ctx: Context, bulkReturnId: string): Promise<void> {
  for (let kept = 1; kept > 0; )
    kept = await ctx.db.$executeRaw`
      UPDATE bulk_return_orders SET state = 'kept', changedAt = NOW(3)
      WHERE bulkReturnId = ${bulkReturnId} AND state = 'open' LIMIT 1000`;
}
