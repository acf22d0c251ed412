import type { Context } from "../../context.ts";
import { AppError } from "../../platform/errors.ts";
import { chance, joinScript, roomKeys } from "./room-script.ts";
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
  const answer = await joinScript.run(ctx.redis, roomKeys(o.performanceId), args).catch((cause) => {
    throw new AppError("BUSY", { detail: "waiting room cannot be reached", cause });
  });
  return tellPlace(ctx, o, room, answer);
}
