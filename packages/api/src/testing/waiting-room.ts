import { joinQueue } from "../admission/waiting/join-queue.ts";
import { readPlace } from "../admission/waiting/read-place.ts";
import { roomKeys } from "../admission/waiting/room-script.ts";
import { setRoom, type WantedRoom } from "../admission/waiting/set-room.ts";
import { turnRoom } from "../admission/waiting/turn-room.ts";
import type { Context } from "../context.ts";
import { newId } from "../platform/ids.ts";
import { createShow, type TestShow } from "./factories.ts";

const minute = 60_000;

/** A performance with a room, and what a test does with it. */
export async function createRoom(ctx: Context, o: Partial<WantedRoom> = {}) {
  const show: TestShow = await createShow(ctx.db);
  const { performanceId } = show;
  const settings = {
    performanceId,
    mode: "on" as const,
    prequeueOpensAt: null,
    opensAt: new Date(Date.now() - minute),
    ratePerMinute: 600,
    admitSeconds: 120,
    loadPerMinute: null,
    operatorId: newId(),
  };
  const set = (more: Partial<WantedRoom>) => setRoom(ctx, { ...settings, ...o, ...more });
  await set({});
  const [room = "", queue = "", , due = "", inside = "", , pace = ""] = roomKeys(performanceId);
  const of = (accountId: string) => ({ performanceId, accountId });
  return {
    ...show,
    keys: { room, queue, due, inside, pace },
    set,
    turn: () => turnRoom(ctx, performanceId),
    join: (accountId: string) => joinQueue(ctx, of(accountId)),
    place: (accountId: string) => readPlace(ctx, of(accountId)),
    /** Redis's clock cannot be moved; what is reckoned from it can: everything in the room happened `ms` earlier. */
    async pass(ms: number): Promise<void> {
      for (const field of ["opens", "tick", "since", "gathers"]) {
        const at = Number(await ctx.redis.hget(room, field));
        if (at > 0) await ctx.redis.hset(room, field, String(at - ms));
      }
      for (const key of [due, inside]) {
        const flat = await ctx.redis.zrange(key, "0", "-1", "WITHSCORES");
        const moved = flat.map((_, i) => (i % 2 === 0 ? String(Number(flat[i + 1]) - ms) : (flat[i - 1] as string)));
        if (moved.length > 0) await ctx.redis.zadd(key, ...moved);
      }
      const buckets = await ctx.redis.hgetall(pace);
      await ctx.redis.del(pace);
      for (const [field, n] of Object.entries(buckets)) {
        const [kind, at] = field.split(":");
        await ctx.redis.hincrby(pace, `${kind}:${Number(at) - Math.round(ms / 10_000)}`, Number(n));
      }
    },
  };
}

/** Joins one after the other. */
export async function joinAll(room: { join(accountId: string): Promise<unknown> }, n: number): Promise<string[]> {
  const accounts = Array.from({ length: n }, () => newId());
  for (const account of accounts) await room.join(account);
  return accounts;
}
