import type { Showing } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { type StockInRedis, stockInRedis } from "../inventory/index.ts";

/** What Redis has of a performance, beside the versions that MySQL sells by. */
export interface PreWarm extends StockInRedis {
  /** Loaded, by the terms and the plan in force. */
  ready: boolean;
  inForce: { saleVersion: number; planVersion: number };
}

/** How long before its opening a sale should be in Redis. */
const aheadMs = 24 * 3_600_000;

/** What Redis has of a performance; null where it does not answer. */
export async function readPreWarm(ctx: Context, showing: Showing): Promise<PreWarm | null> {
  const { performanceId, saleVersion, planVersion } = showing;
  try {
    const stock = await stockInRedis(ctx, performanceId);
    const ready = stock.loaded && stock.saleVersion === saleVersion && stock.planVersion === planVersion;
    return { ...stock, ready, inForce: { saleVersion, planVersion } };
  } catch (error) {
    ctx.log.warn({ err: error, performanceId }, "redis does not tell what it has of a performance");
    return null;
  }
}

/** Sales with a word on those that run, or open within a day, and are not ready in Redis: buyers would wait for the load. */
export async function withReadiness<Sale extends Showing>(
  ctx: Context,
  sales: Sale[],
): Promise<(Sale & { notReady: boolean })[]> {
  const now = ctx.clock.now().getTime();
  return Promise.all(
    sales.map(async (sale) => {
      const due = sale.saleOpensAt.getTime() - now < aheadMs && sale.saleClosesAt.getTime() > now;
      return { ...sale, notReady: due && !(await readPreWarm(ctx, sale))?.ready };
    }),
  );
}
