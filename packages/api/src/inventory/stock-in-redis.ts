import type { Context } from "../context.ts";
import { epochOf } from "./epoch.ts";
import { followTerms } from "./follow-terms.ts";
import { saleKey, unitKey, unitKeyNames } from "./unit-keys.ts";

/** What Redis has of a performance, for who watches over a sale that is to open. */
export interface StockInRedis {
  /** Loaded, and in the present life of its server: the first buyer finds it ready. */
  loaded: boolean;
  saleVersion: number;
  planVersion: number;
  loadedAt: Date | null;
  /** Memory that its keys take. */
  bytes: number;
}

/** Asks Redis now. Throws what a Redis that is away throws. */
export async function stockInRedis(ctx: Context, performanceId: string): Promise<StockInRedis> {
  const [epoch, sale] = (await ctx.redis.get(saleKey(performanceId)))?.split(":") ?? [];
  const [plan, loadedAt, groups] = await ctx.redis.hmget(unitKey(performanceId, "meta"), "plan", "loadedAt", "groups");
  const asking = ctx.redis.pipeline();
  for (const name of unitKeyNames(Number(groups ?? 0)))
    asking.call("MEMORY", "USAGE", unitKey(performanceId, name), "SAMPLES", "100");
  const sizes = (await asking.exec()) ?? [];
  return {
    loaded: epoch !== undefined && Number(epoch) === (await epochOf(ctx, performanceId)),
    saleVersion: Number(sale ?? 0),
    planVersion: Number(plan ?? 0),
    loadedAt: loadedAt ? new Date(Number(loadedAt)) : null,
    bytes: sizes.reduce((sum, [, bytes]) => sum + (typeof bytes === "number" ? bytes : 0), 0),
  };
}

/** Loads a performance ahead of its sale, or brings it up to MySQL's terms; what is there already stays. */
export async function preWarm(ctx: Context, performanceId: string): Promise<StockInRedis> {
  await followTerms(ctx, performanceId);
  return stockInRedis(ctx, performanceId);
}
