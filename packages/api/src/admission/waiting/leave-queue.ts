import type { Context } from "../../context.ts";
import { AppError } from "../../platform/errors.ts";
import { chance, leaveScript, roomKeys } from "./room-script.ts";

/** Gives a buyer's place back, if he has one; who is behind moves up. Coming again is a new place at the end. Throws BUSY. */
export async function leaveQueue(ctx: Context, o: { performanceId: string; accountId: string }): Promise<void> {
  await leaveScript.run(ctx.redis, roomKeys(o.performanceId), [o.accountId, chance()]).catch((cause) => {
    throw new AppError("BUSY", { detail: "waiting room cannot be reached", cause });
  });
}
