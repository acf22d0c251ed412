import type { Context } from "../../context.ts";
import { readPlace } from "./place.ts";
import type { Waiting } from "./waiting-view.ts";

/** Gives a buyer a place, or tells the one he has: one an account, over all devices. */
export async function joinQueue(ctx: Context, o: { performanceId: string; accountId: string }): Promise<Waiting> {
  return readPlace(ctx, o);
}
