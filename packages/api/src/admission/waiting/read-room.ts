import type { Context } from "../../context.ts";
import { roomNow } from "./turn-room.ts";
import type { RoomView } from "./waiting-view.ts";

/** A performance's room as everyone may see it. Throws BUSY. */
export async function readRoom(ctx: Context, performanceId: string): Promise<RoomView> {
  const room = await roomNow(ctx, performanceId);
  if (!room || room.phase === "none")
    return { phase: "none", waiting: 0, ratePerMinute: 0, prequeueOpensAt: null, opensAt: null };
  const { settings } = room;
  return {
    phase: room.phase,
    waiting: room.waiting,
    ratePerMinute: settings.ratePerMinute,
    prequeueOpensAt: settings.prequeueOpensAt === null ? null : new Date(settings.prequeueOpensAt),
    opensAt: new Date(room.opensAt),
  };
}
