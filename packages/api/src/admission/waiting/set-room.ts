import { inTransaction, type WaitingRoomMode } from "@kaimu/db";
import { showingsOf } from "../../catalogue/index.ts";
import type { Context } from "../../context.ts";
import { AppError } from "../../platform/errors.ts";
import { roomKeys } from "./room-script.ts";
import { roomSettings } from "./room-settings.ts";
import { forgetRooms } from "./turn-room.ts";
import type { RoomSettings } from "./waiting-view.ts";

/** What an operator sets. */
export interface WantedRoom {
  performanceId: string;
  mode: WaitingRoomMode;
  /** Null: nobody gathers, and there is no draw. */
  prequeueOpensAt: Date | null;
  /** Null: when the sale opens. */
  opensAt: Date | null;
  ratePerMinute: number;
  admitSeconds: number;
  loadPerMinute: number | null;
}

/**
 * Sets a performance's room. `scheduled`: gathers and opens by itself at the times given; `on`: now, and opens at `opensAt`; `by_load`: when
 * more than `loadPerMinute` holds are tried in a minute, until it is quiet again; `off`: those who wait are let go, everyone may buy.
 * A queue that has opened stays open whatever times are set; off and on again is a new one. Throws NOT_FOUND.
 */
export async function setRoom(ctx: Context, o: WantedRoom & { operatorId: string }): Promise<RoomSettings> {
  const { performanceId, operatorId, ...wanted } = o;
  const showing = (await showingsOf(ctx, [performanceId])).get(performanceId);
  if (!showing) throw new AppError("NOT_FOUND", { detail: `performance ${performanceId}` });
  const data = {
    ...wanted,
    opensAt: wanted.opensAt ?? showing.saleOpensAt,
    updatedAt: ctx.clock.now(),
    updatedBy: operatorId,
  };
  await inTransaction(ctx.db, async (tx) => {
    if (o.mode !== "off")
      await tx.waitingRoom.updateMany({
        where: { performanceId, mode: "off" },
        data: { round: { increment: 1 }, startedAt: null, pausedAt: null },
      });
    await tx.waitingRoom.upsert({
      where: { performanceId },
      create: { performanceId, ...data },
      update: { ...data, revision: { increment: 1 }, ...(o.mode === "off" ? { startedAt: null } : {}) },
    });
  });
  await forgetRooms(ctx);
  // Forgotten first, or a process that still knows the room would make it again; what one may make within its second runs out by itself.
  if (o.mode === "off") await ctx.redis.unlink(...roomKeys(performanceId)).catch(() => undefined);
  return told(ctx, o, "waiting room set");
}

/** Changes how many are let in a minute, from now on. Throws NOT_FOUND when there is no room. */
export async function setRate(
  ctx: Context,
  o: { performanceId: string; ratePerMinute: number; operatorId: string },
): Promise<RoomSettings> {
  await change(ctx, o, { ratePerMinute: o.ratePerMinute });
  return told(ctx, o, "waiting room's rate set");
}

/** Stops letting in, or goes on. Who is in stays in, who waits keeps his place. Throws NOT_FOUND when there is no room. */
export async function pauseRoom(
  ctx: Context,
  o: { performanceId: string; paused: boolean; operatorId: string },
): Promise<RoomSettings> {
  await change(ctx, o, { pausedAt: o.paused ? ctx.clock.now() : null });
  return told(ctx, o, o.paused ? "waiting room paused" : "waiting room goes on");
}

async function change(
  ctx: Context,
  o: { performanceId: string; operatorId: string },
  data: { ratePerMinute: number } | { pausedAt: Date | null },
): Promise<void> {
  const { count } = await ctx.db.waitingRoom.updateMany({
    where: { performanceId: o.performanceId },
    data: { ...data, revision: { increment: 1 }, updatedAt: ctx.clock.now(), updatedBy: o.operatorId },
  });
  if (count === 0) throw new AppError("NOT_FOUND", { detail: `waiting room ${o.performanceId}` });
  await forgetRooms(ctx);
}

async function told(
  ctx: Context,
  o: { performanceId: string; operatorId: string },
  what: string,
): Promise<RoomSettings> {
  const settings = await roomSettings(ctx, o.performanceId);
  if (!settings) throw new AppError("NOT_FOUND", { detail: `waiting room ${o.performanceId}` });
  ctx.log.info({ ...settings, operator: o.operatorId }, what);
  return settings;
}
