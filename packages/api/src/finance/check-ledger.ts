import { inSnapshot } from "@kaimu/db";
import type { Context } from "../context.ts";
import { orderSums } from "../ordering/index.ts";
import { moneyOfOrders } from "../payment/index.ts";
import { newId } from "../platform/ids.ts";
import { comparedSince } from "./backfill/backfill.ts";
import { booksOfOrders } from "./books-of-orders.ts";
import { compareOrder } from "./compare-order.ts";

/** Begins a comparison of the whole ledger with orders, payments and refunds, and gives its id. */
export async function beginCheck(ctx: Context): Promise<string> {
  const id = newId();
  await ctx.db.ledgerCheck.create({ data: { id } });
  return id;
}

/**
 * Compares the next orders, at most `limit`, by their ids, and writes down where they differ; safe to repeat. All rooms are read as they
 * were at one moment, so that an order under way differs from nothing. Orders of before the books were opened are looked at once their books are
 * written. Returns where to go on; null at the end.
 */
export async function checkOrders(
  ctx: Context,
  o: { checkId: string; after: string; limit: number },
): Promise<{ after: string | null; orders: number; differences: number }> {
  const since = await comparedSince(ctx);
  if (!since) return { after: null, orders: 0, differences: 0 };
  const { orders, differences } = await inSnapshot(ctx.db, async (tx) => {
    const orders = await orderSums(tx, { since, after: o.after, limit: o.limit });
    const ids = orders.map(({ orderId }) => orderId);
    const [money, booksOf] = [await moneyOfOrders(tx, ids), await booksOfOrders(tx, ids)];
    const differences = orders.flatMap(({ orderId, liveFen, keptFen }) => {
      const moved = money.get(orderId) ?? { capturedFen: 0, returnedFen: 0, transferredFen: 0, returningFen: 0 };
      return compareOrder({ liveFen, keptFen, ...moved }, booksOf(orderId)).map((one) => ({ orderId, ...one }));
    });
    return { orders, differences };
  });
  await ctx.db.ledgerDifference.createMany({
    data: differences.map((one) => ({ checkId: o.checkId, ...one })),
    skipDuplicates: true,
  });
  const last = orders.at(-1);
  return {
    after: orders.length === o.limit && last ? last.orderId : null,
    orders: orders.length,
    differences: differences.length,
  };
}

/** Ends a comparison with what was counted. */
export async function endCheck(
  ctx: Context,
  o: { checkId: string; orders: number; differences: number },
): Promise<void> {
  const { checkId: id, orders, differences } = o;
  await ctx.db.ledgerCheck.updateMany({
    where: { id, endedAt: null },
    data: { endedAt: ctx.clock.now(), orders, differences },
  });
  if (differences > 0) ctx.log.error({ checkId: id, orders, differences }, "the ledger differs from the rooms");
}

/** The whole comparison in one go, for an operator who wants to know now. */
export async function checkLedger(ctx: Context, limit = 500): Promise<{ orders: number; differences: number }> {
  const checkId = await beginCheck(ctx);
  const total = { orders: 0, differences: 0 };
  for (let after: string | null = ""; after !== null; ) {
    const piece = await checkOrders(ctx, { checkId, after, limit });
    total.orders += piece.orders;
    total.differences += piece.differences;
    after = piece.after;
  }
  await endCheck(ctx, { checkId, ...total });
  return total;
}
