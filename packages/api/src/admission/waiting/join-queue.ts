import type { Context } from "../../context.ts";
import { callRoom, chance, joinScript } from "./room-script.ts";
import { tellPlace } from "./tell-place.ts";
import { roomNow } from "./turn-room.ts";
import type { Waiting } from "./waiting-view.ts";

/**
 * Gives a buyer a place, or tells the one he has: one an account, over all devices, however often he asks. Before the opening it is a lot in
 * the draw, after it the end of the queue. Without a queue he hears so (phase none or before). Throws BUSY.
 */
export async function joinQueue(ctx: Context, o: { performanceId: string; accountId: string }): Promise<Waiting> {
  const room = await roomNow(ctx, o.performanceId);
  if (!room?.on) return tellPlace(ctx, o, room, undefined);
  const args = [o.accountId, chance(), chance()];
  const answer = await callRoom(ctx, joinScript, o.performanceId, args);
  return tellPlace(ctx, o, room, answer);
}
