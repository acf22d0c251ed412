import type { Context } from "../../context.ts";
import { ordersByKey } from "../../ordering/index.ts";
import { closeUnpaid } from "../close-unpaid.ts";

const batchSize = 100;

/**
 * Ends the orders of a performance that wait for payment: whoever pays at this moment has a paid order, which is listed with the others.
 * Returns how many are left because a gateway did not say; they are tried again.
 */
export async function endUnpaidOrders(ctx: Context, performanceId: string): Promise<number> {
  let left = 0;
  for (let after = ""; ; ) {
    const ids = await ordersByKey(ctx.db, { performanceId, state: "awaiting_payment", after, limit: batchSize });
    const last = ids.at(-1);
    if (last === undefined) return left;
    after = last;
    for (const orderId of ids) {
      await closeUnpaid(ctx, { orderId, as: "cancelled", reason: "called off" }).catch((error) => {
        left += 1;
        ctx.log.warn({ err: error, orderId }, "an unpaid order of a performance called off is left to the next round");
      });
    }
  }
}
