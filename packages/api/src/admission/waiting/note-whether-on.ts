import type { Context } from "../../context.ts";
import { forgetKnownRooms } from "./known-rooms.ts";
import type { RoomNow } from "./room-now.ts";

/**
 * Tells MySQL that buyers have to queue now, or need not any more, when it has it otherwise. A Redis that knows nothing of a room that is on
 * has lost it: that is how it is noticed.
 */
export async function noteWhetherOn(ctx: Pick<Context, "db" | "redis" | "log">, room: RoomNow): Promise<void> {
  const { performanceId, round, wasOn } = room.settings;
  if (room.on === wasOn) return;
  const { count } = await ctx.db.waitingRoom.updateMany({
    where: { performanceId, round, startedAt: room.on ? null : { not: null } },
    data: { startedAt: room.on ? new Date(room.nowMs()) : null },
  });
  if (count === 0) return;
  ctx.log.info({ performanceId, on: room.on, loadPerMinute: room.loadPerMinute }, "waiting room switched");
  await forgetKnownRooms(ctx);
}
