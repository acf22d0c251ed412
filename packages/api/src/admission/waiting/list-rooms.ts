import { type Showing, showingsOf } from "../../catalogue/index.ts";
import type { Context } from "../../context.ts";
import { liveRoom } from "./live-room.ts";
import { listSettings, roomSettings } from "./room-settings.ts";
import type { LiveRoom, RoomSettings } from "./waiting-view.ts";

/** A room in the operators' list. */
export interface ListedRoom {
  settings: RoomSettings;
  showing: Showing | null;
  live: LiveRoom | null;
}

/** The rooms that are set, and those that were, last changed first. Throws BUSY. */
export async function listRooms(
  ctx: Context,
  o: { limit: number; cursor?: string | undefined },
): Promise<{ rooms: ListedRoom[]; next: string | null }> {
  const { settings, next } = await listSettings(ctx, o);
  const showings = await showingsOf(
    ctx,
    settings.map((one) => one.performanceId),
  );
  const rooms = settings.map(async (one) => ({
    settings: one,
    showing: showings.get(one.performanceId) ?? null,
    live: one.mode === "off" ? null : await liveRoom(ctx, one.performanceId),
  }));
  return { rooms: await Promise.all(rooms), next };
}

/** The room of a performance for operators: settings (null: it never had one) and how it runs (null: it does not). Throws BUSY. */
export async function watchRoom(
  ctx: Context,
  performanceId: string,
): Promise<{ settings: RoomSettings | null; live: LiveRoom | null }> {
  const [settings, live] = await Promise.all([roomSettings(ctx, performanceId), liveRoom(ctx, performanceId)]);
  return { settings, live };
}
