import type { Context } from "../context.ts";

/** How many payments are in each state, and how many refunds still wait for the gateway. */
export async function paymentCounts(
  ctx: Context,
): Promise<{ payments: Record<string, number>; refundsWaiting: number }> {
  const [rows, refundsWaiting] = await Promise.all([
    ctx.db.payment.groupBy({ by: ["state"], _count: true }),
    ctx.db.refund.count({ where: { state: { not: "succeeded" } } }),
  ]);
  return { payments: Object.fromEntries(rows.map((row) => [row.state, row._count])), refundsWaiting };
}
