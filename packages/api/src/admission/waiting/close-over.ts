import type { Context } from "../../context.ts";
import { roomKeys } from "./room-script.ts";
import { forgetRooms } from "./turn-room.ts";

/** Switches off the rooms of performances whose sale has closed, or that are no more; returns how many. */
export async function closeOver(
  ctx: Context,
  o: { rooms: string[]; showings: ReadonlyMap<string, { saleClosesAt: Date }> },
): Promise<number> {
  const over = o.rooms.filter((id) => {
    const showing = o.showings.get(id);
    return !showing || showing.saleClosesAt < ctx.clock.now();
  });
  if (over.length === 0) return 0;
  await ctx.db.waitingRoom.updateMany({
    where: { performanceId: { in: over } },
    data: { mode: "off", startedAt: null, revision: { increment: 1 } },
  });
  await forgetRooms(ctx);
  for (const id of over) await ctx.redis.unlink(...roomKeys(id));
  return over.length;
}
