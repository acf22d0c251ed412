import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import type { Redis } from "../platform/redis.ts";

/** What this process knows of the Redis it is connected to; forgotten when the connection breaks. */
const known = new WeakMap<Redis, number>();
const watched = new WeakSet<Redis>();

/**
 * The epoch that unit state must carry to be believed. A Redis that started anew (restart, failover to another server)
 * shows another run id than the one MySQL remembers: the first process that sees it raises the epoch, and with that
 * everything loaded before is refused until it is rebuilt. What an append-only file brought back may lack its last second.
 */
export async function currentEpoch(ctx: Pick<Context, "db" | "redis">): Promise<number> {
  const remembered = known.get(ctx.redis);
  if (remembered !== undefined) return remembered;
  if (!watched.has(ctx.redis)) {
    watched.add(ctx.redis);
    ctx.redis.on("close", () => known.delete(ctx.redis));
  }
  const run = /run_id:(\w+)/.exec(await ctx.redis.info("server"))?.[1];
  if (!run) throw new AppError("BUSY", { detail: "redis does not tell its run id" });
  await ctx.db.$executeRaw`INSERT IGNORE INTO inventory_epoch (id, epoch, redisRun) VALUES (1, 1, ${run})`;
  await ctx.db.$executeRaw`
    UPDATE inventory_epoch SET epoch = epoch + 1, redisRun = ${run}, changedAt = NOW(3) WHERE id = 1 AND redisRun <> ${run}`;
  const row = await ctx.db.inventoryEpoch.findUniqueOrThrow({ where: { id: 1 } });
  known.set(ctx.redis, row.epoch);
  return row.epoch;
}

/** Another process has seen a newer life of Redis than this one: look again. */
export function forgetEpoch(ctx: Pick<Context, "redis">): void {
  known.delete(ctx.redis);
}
