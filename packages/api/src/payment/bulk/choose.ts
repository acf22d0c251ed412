import { inTransaction, type Transaction } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { orderForReturn } from "../../ordering/index.ts";
import { AppError } from "../../platform/errors.ts";
import { returnOrder } from "./return-order.ts";

/**
 * Writes what the buyer of a postponed performance has chosen for an order: to keep it, or to have his money back, which begins at once. Until the
 * deadline who has kept may still give back; money on its way cannot be called back. Chosen again, it is the same. Throws NOT_FOUND,
 * CHOICE_OVER by the database's clock, STATE_CHANGED.
 */
export async function choose(
  ctx: Context,
  o: { orderId: string; performanceId: string; accountId: string; choice: "keep" | "refund" },
): Promise<void> {
  const { orderId, performanceId, choice } = o;
  const order = await orderForReturn(ctx.db, o);
  const mine = order.lines.some((line) => line.performanceId === performanceId && line.state === "live");
  const bulk = await ctx.db.bulkReturn.findUnique({
    where: { performanceId_kind: { performanceId, kind: "postponed" } },
  });
  if (!bulk || order.state === "awaiting_payment") throw new AppError("NOT_FOUND", { detail: `order ${orderId}` });
  const { id: bulkReturnId, kind } = bulk;
  const state = await inTransaction(ctx.db, (tx) => write(tx, { ...o, bulkReturnId, mine }));
  ctx.log.info({ orderId, performanceId, choice }, "a buyer has chosen");
  if (choice === "refund" && state === "running")
    await returnOrder(ctx, { bulkReturnId, performanceId, kind, orderId, askGateway: true });
}

async function write(
  tx: Transaction,
  o: { bulkReturnId: string; orderId: string; choice: "keep" | "refund"; mine: boolean },
): Promise<"running" | "paused" | "done"> {
  const { bulkReturnId, orderId, choice, mine } = o;
  // The bulk return's row first: its end waits for this, and this for it.
  const [bulk] = await tx.$queryRaw<{ state: "running" | "paused" | "done"; open: bigint | number }[]>`
    SELECT state, choiceUntil > NOW(3) AS open FROM bulk_returns WHERE id = ${bulkReturnId} LOCK IN SHARE MODE`;
  if (!bulk || bulk.state === "done" || !Number(bulk.open)) throw new AppError("CHOICE_OVER");
  if (mine)
    await tx.bulkReturnOrder.createMany({ data: [{ bulkReturnId, orderId, state: "open" }], skipDuplicates: true });
  const to = choice === "refund" ? "waiting" : "kept";
  const moved = await tx.$executeRaw`
    UPDATE bulk_return_orders SET state = ${to}, changedAt = NOW(3)
    WHERE bulkReturnId = ${bulkReturnId} AND orderId = ${orderId} AND state IN ('open', 'kept')`;
  if (moved === 1) return bulk.state;
  const row = await tx.bulkReturnOrder.findUnique({
    where: { bulkReturnId_orderId: { bulkReturnId, orderId } },
    select: { state: true },
  });
  if (!row) throw new AppError("NOT_FOUND", { detail: `order ${orderId}` });
  // He has asked for his money before.
  if (choice === "refund") return bulk.state;
  throw new AppError("STATE_CHANGED", { detail: `order ${orderId} is ${row.state}` });
}
