import type { Context } from "../context.ts";
import { lifeOf, onServersChanged, type Redis } from "../platform/redis.ts";
import { saleKey } from "./unit-keys.ts";

/** What this process knows of the servers behind a connection, by performance; forgotten whenever a server may be another. */
const known = new WeakMap<Redis, Map<string, number>>();

/** The epoch last seen for a performance, if nothing has happened to the connection since. */
export function rememberedEpoch(redis: Redis, performanceId: string): number | undefined {
  return known.get(redis)?.get(performanceId);
}

/** A server may have begun another life: look again. */
export function forgetLives(redis: Redis): void {
  known.get(redis)?.clear();
}

/**
 * The epoch that a performance's unit state must carry to be believed: the number of the life of the server that serves it now, as MySQL
 * counts them. A server that was started anew, and a replica that was promoted, begin a life with a higher number than all before; what
 * was loaded in another life is refused until it is rebuilt.
 */
export async function epochOf(
  ctx: Pick<Context, "db" | "redis">,
  performanceId: string,
  toldLife?: string,
): Promise<number> {
  let epochs = known.get(ctx.redis);
  if (!epochs) {
    epochs = new Map();
    known.set(ctx.redis, epochs);
    onServersChanged(ctx.redis, () => forgetLives(ctx.redis));
  }
  const life = toldLife ?? (await lifeOf(ctx.redis, saleKey(performanceId)));
  const epoch = await numberOf(ctx, life);
  epochs.set(performanceId, epoch);
  return epoch;
}

/** A life's number never changes: only a new life needs the database. */
const numbers = new Map<string, number>();

async function numberOf(ctx: Pick<Context, "db">, life: string): Promise<number> {
  const remembered = numbers.get(life);
  if (remembered !== undefined) return remembered;
  let row = await ctx.db.redisLife.findUnique({ where: { run: life } });
  if (!row) {
    await ctx.db.$executeRaw`INSERT IGNORE INTO redis_lives (run) VALUES (${life})`;
    row = await ctx.db.redisLife.findUniqueOrThrow({ where: { run: life } });
  }
  numbers.set(life, row.epoch);
  return row.epoch;
}
