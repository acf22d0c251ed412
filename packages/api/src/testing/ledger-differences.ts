import type { Context } from "../context.ts";
import { beginCheck, checkOrders } from "../finance/check-ledger.ts";
import { listDifferences } from "../finance/read-checks.ts";

/** What the nightly comparison of the books says of these orders. */
export async function differencesOf(ctx: Context, ...orderIds: string[]) {
  const checkId = await beginCheck(ctx);
  // Each beginning just before it: other tests' orders are none of its business.
  for (const orderId of orderIds) await checkOrders(ctx, { checkId, after: orderId.slice(0, -1), limit: 1 });
  const { differences } = await listDifferences(ctx, { checkId, limit: 1_000 });
  return differences.map(({ orderId: _, ...one }) => one);
}
