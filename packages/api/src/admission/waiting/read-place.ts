import type { Context } from "../../context.ts";
import { callRoom, chance, placeScript } from "./room-script.ts";
import { tellPlace } from "./tell-place.ts";
import { roomNow } from "./turn-room.ts";
import type { Waiting } from "./waiting-view.ts";

/** Where a buyer stands; with his token when it is his turn. One call of Redis. Throws BUSY. */
export async function readPlace(ctx: Context, o: { performanceId: string; accountId: string }): Promise<Waiting> {
  const room = await roomNow(ctx, o.performanceId);
  if (!room?.on) return tellPlace(ctx, o, room, undefined);
  const answer = await callRoom(ctx, placeScript, o.performanceId, [o.accountId, chance()]);
  return tellPlace(ctx, o, room, answer);
}
