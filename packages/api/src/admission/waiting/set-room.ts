import type { WaitingRoomMode } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { AppError } from "../../platform/errors.ts";
import type { LiveRoom, RoomSettings } from "./waiting-view.ts";

/** What an operator sets. */
export interface WantedRoom {
  performanceId: string;
  mode: WaitingRoomMode;
  prequeueOpensAt: Date | null;
  /** Null: when the sale opens. */
  opensAt: Date | null;
  ratePerMinute: number;
  admitSeconds: number;
  loadPerMinute: number | null;
}

export async function setRoom(_ctx: Context, _o: WantedRoom & { operatorId: string }): Promise<RoomSettings> {
  throw new AppError("NOT_FOUND");
}

export async function setRate(
  _ctx: Context,
  _o: { performanceId: string; ratePerMinute: number; operatorId: string },
): Promise<RoomSettings> {
  throw new AppError("NOT_FOUND");
}

export async function pauseRoom(
  _ctx: Context,
  _o: { performanceId: string; paused: boolean; operatorId: string },
): Promise<RoomSettings> {
  throw new AppError("NOT_FOUND");
}

/** The room of a performance for operators: settings (null: never had one) and how it runs (null: does not run). */
export async function watchRoom(
  _ctx: Context,
  _performanceId: string,
): Promise<{ settings: RoomSettings | null; live: LiveRoom | null }> {
  return { settings: null, live: null };
}
