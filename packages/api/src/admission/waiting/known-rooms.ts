import type { Context } from "../../context.ts";
import { AppError } from "../../platform/errors.ts";
import { script } from "../../platform/redis.ts";

/** A room's settings as processes carry them. Times in ms since the epoch. */
export interface KnownRoom {
  performanceId: string;
  mode: "scheduled" | "on" | "by_load";
  gathersAt: number;
  opensAt: number;
  prequeueOpensAt: number | null;
  ratePerMinute: number;
  admitSeconds: number;
  loadPerMinute: number;
  paused: boolean;
  round: number;
  revision: number;
  /** The database has it that buyers had to queue in this round. */
  wasOn: boolean;
}

export type KnownRooms = ReadonlyMap<string, KnownRoom>;

/** The rooms that are not off, as JSON (missing means unknown, never none: it is read from MySQL then), and how often they were changed. */
export const listKeys = ["{waiting-rooms}:list", "{waiting-rooms}:changes"];
/** So long a change that could not be told to Redis may go unnoticed. */
const listKeptMs = 5_000;

/**
 * The rooms that are not off, from Redis, and from MySQL once in five seconds over all processes. With MySQL away `before` stays true;
 * with Redis away, or with nothing known before, it throws BUSY: no room is ever taken to be open because nobody knows of it.
 */
export async function readKnownRooms(
  ctx: Pick<Context, "db" | "redis">,
  before: KnownRooms | undefined,
): Promise<KnownRooms> {
  let changes: string;
  try {
    const [told, counted] = await ctx.redis.mget(listKeys);
    if (told) return byId(JSON.parse(told));
    changes = counted ?? "0";
  } catch (cause) {
    throw new AppError("BUSY", { detail: "waiting rooms cannot be read", cause });
  }
  try {
    const rooms = await readFromDatabase(ctx);
    await keepScript.run(ctx.redis, listKeys, [JSON.stringify(rooms), listKeptMs, changes]);
    return byId(rooms);
  } catch (cause) {
    if (before) return before;
    throw new AppError("BUSY", { detail: "waiting rooms cannot be read", cause });
  }
}

/** After a change: the next who asks reads MySQL again. */
export async function forgetKnownRooms(ctx: Pick<Context, "redis">): Promise<void> {
  await changedScript.run(ctx.redis, listKeys, []);
}

/** Not when something was changed since it was read: an old list must not come after the change. */
const keepScript = script(`
  if (redis.call('GET', KEYS[2]) or '0') == ARGV[3] then redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) end
`);
const changedScript = script(`
  redis.call('INCR', KEYS[2])
  redis.call('DEL', KEYS[1])
`);

const byId = (rooms: KnownRoom[]): KnownRooms => new Map(rooms.map((room) => [room.performanceId, room]));

async function readFromDatabase(ctx: Pick<Context, "db">): Promise<KnownRoom[]> {
  const rows = await ctx.db.waitingRoom.findMany({ where: { mode: { not: "off" } } });
  return rows.map((row) => ({
    performanceId: row.performanceId,
    mode: row.mode as KnownRoom["mode"],
    gathersAt: row.mode === "scheduled" ? (row.prequeueOpensAt ?? row.opensAt).getTime() : 0,
    opensAt: row.opensAt.getTime(),
    prequeueOpensAt: row.prequeueOpensAt?.getTime() ?? null,
    ratePerMinute: row.ratePerMinute,
    admitSeconds: row.admitSeconds,
    loadPerMinute: row.loadPerMinute ?? 0,
    paused: row.pausedAt !== null,
    round: row.round,
    revision: row.revision,
    wasOn: row.startedAt !== null,
  }));
}
