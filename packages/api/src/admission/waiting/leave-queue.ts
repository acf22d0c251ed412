import type { Context } from "../../context.ts";

/** Gives a buyer's place back, whatever it is. */
export async function leaveQueue(_ctx: Context, _o: { performanceId: string; accountId: string }): Promise<void> {}
