import type { Context } from "../../context.ts";
import { askPage, toPage } from "../../platform/page.ts";
import type { RoomSettings } from "./waiting-view.ts";

const fields = {
  performanceId: true,
  mode: true,
  prequeueOpensAt: true,
  opensAt: true,
  ratePerMinute: true,
  admitSeconds: true,
  loadPerMinute: true,
  pausedAt: true,
  updatedAt: true,
} as const;

/** A room's settings from the database; null when it never had any. */
export function roomSettings(ctx: Pick<Context, "db">, performanceId: string): Promise<RoomSettings | null> {
  return ctx.db.waitingRoom.findUnique({ where: { performanceId }, select: fields });
}

/** A page of settings, last changed first. */
export async function listSettings(
  ctx: Pick<Context, "db">,
  o: { limit: number; cursor?: string | undefined },
): Promise<{ settings: RoomSettings[]; next: string | null }> {
  const rows = await ctx.db.waitingRoom.findMany({
    select: fields,
    orderBy: [{ updatedAt: "desc" }, { performanceId: "desc" }],
    ...askPage(o, "performanceId"),
  });
  const { page, next } = toPage(rows, o.limit, (row) => row.performanceId);
  return { settings: page, next };
}
