import { inTransaction } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { AppError } from "../../platform/errors.ts";
import { takeTurn } from "./take-turn.ts";

/** Stops a bulk return after the orders that are under way at this moment. Throws STATE_CHANGED when it does not run. */
export async function pauseBulkReturn(ctx: Context, o: { bulkReturnId: string; operatorId: string }): Promise<void> {
  const { count } = await ctx.db.bulkReturn.updateMany({
    where: { id: o.bulkReturnId, state: "running" },
    data: { state: "paused" },
  });
  if (count === 0) throw new AppError("STATE_CHANGED", { detail: `bulk return ${o.bulkReturnId}` });
  ctx.log.info(o, "bulk return paused by an operator");
}

/** Lets it go on where it was. Throws STATE_CHANGED when it is not paused. */
export async function resumeBulkReturn(ctx: Context, o: { bulkReturnId: string; operatorId: string }): Promise<void> {
  const { bulkReturnId } = o;
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.bulkReturn.updateMany({
      where: { id: bulkReturnId, state: "paused" },
      data: { state: "running" },
    });
    if (count === 0) throw new AppError("STATE_CHANGED", { detail: `bulk return ${bulkReturnId}` });
    await takeTurn(tx, { bulkReturnId });
  });
  ctx.log.info(o, "bulk return resumed by an operator");
}

/**
 * Tries orders that failed once more, one or all: a refund that the gateway has refused under its number, an order that could not be given back
 * from the beginning; one that is being paid over the bank is left alone. A bulk return that was done already goes on for them, one that is paused stays so. Returns how many; asked again it finds none.
 */
export async function tryFailedAgain(
  ctx: Context,
  o: { bulkReturnId: string; orderId?: string | undefined; operatorId: string },
): Promise<number> {
  const { bulkReturnId } = o;
  const orderId = o.orderId ?? null;
  const tried = await inTransaction(ctx.db, async (tx) => {
    await tx.$executeRaw`
      UPDATE refunds r JOIN bulk_return_orders b ON b.refundId = r.id SET r.state = 'requested'
      WHERE b.bulkReturnId = ${bulkReturnId} AND b.state = 'failed' AND r.state = 'failed' AND r.method = 'original_way'
        AND (${orderId} IS NULL OR b.orderId = ${orderId})`;
    const count = await tx.$executeRaw`
      UPDATE bulk_return_orders b LEFT JOIN refunds r ON r.id = b.refundId
      SET b.state = IF(b.refundId IS NULL, 'waiting', 'written'), b.why = NULL, b.changedAt = NOW(3)
      WHERE b.bulkReturnId = ${bulkReturnId} AND b.state = 'failed' AND (${orderId} IS NULL OR b.orderId = ${orderId})
        AND (b.refundId IS NULL OR (r.state = 'requested' AND r.method = 'original_way'))`;
    if (count === 0) return 0;
    await tx.bulkReturn.updateMany({
      where: { id: bulkReturnId, state: "done" },
      data: { state: "running", doneAt: null },
    });
    await takeTurn(tx, { bulkReturnId });
    return count;
  });
  ctx.log.info({ ...o, tried }, "failed orders of a bulk return tried again");
  return tried;
}
