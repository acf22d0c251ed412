import type { Context } from "../../context.ts";
import type { Bucket } from "./pace.ts";
import { turnRoom } from "./turn-room.ts";
import type { LiveRoom } from "./waiting-view.ts";

/** How a performance's room runs now; null when it has none. Throws BUSY. */
export async function liveRoom(ctx: Context, performanceId: string): Promise<LiveRoom | null> {
  const room = await turnRoom(ctx, performanceId);
  if (!room) return null;
  const { phase, waiting, expected, inside, admitted, come, missed, left, loadPerMinute, measured, buckets } = room;
  return {
    ...{ phase, waiting, expected, inside, admitted, come, missed, left, loadPerMinute },
    measuredPerMinute: measured ? Math.round(measured.average) : null,
    series: buckets.map(({ at, admitted, come, missed, joined, holds }: Bucket) => ({
      ...{ at, admitted, come, missed, joined, holds },
    })),
    lostAt: room.lostAt === null ? null : new Date(room.lostAt),
  };
}
