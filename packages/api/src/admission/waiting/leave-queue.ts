import type { Context } from "../../context.ts";
import { callRoom, chance, leaveScript } from "./room-script.ts";

/** Gives a buyer's place back, if he has one; who is behind moves up. Coming again is a new place at the end. Throws BUSY. */
export async function leaveQueue(ctx: Context, o: { performanceId: string; accountId: string }): Promise<void> {
  await callRoom(ctx, leaveScript, o.performanceId, [o.accountId, chance()]);
}
