import type { Showing } from "../../catalogue/index.ts";
import type { Context } from "../../context.ts";
import type { LiveRoom, RoomSettings } from "./waiting-view.ts";

/** A room in the operators' list. */
export interface ListedRoom {
  settings: RoomSettings;
  showing: Showing | null;
  live: LiveRoom | null;
}

/** The rooms that are not off, and those that were, last changed first. */
export async function listRooms(
  _ctx: Context,
  _o: { limit: number; cursor?: string | undefined },
): Promise<{ rooms: ListedRoom[]; next: string | null }> {
  return { rooms: [], next: null };
}
