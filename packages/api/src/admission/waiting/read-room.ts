import type { Context } from "../../context.ts";
import type { RoomView } from "./waiting-view.ts";

/** A performance's room as everyone may see it. */
export async function readRoom(_ctx: Context, _performanceId: string): Promise<RoomView> {
  return { phase: "none", waiting: 0, ratePerMinute: 0, prequeueOpensAt: null, opensAt: null };
}
