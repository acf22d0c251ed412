import type { Platform } from "../../context.ts";
import { spreadMs } from "./ask-again.ts";
import { turnRoom } from "./turn-room.ts";
import type { QueueFrame } from "./waiting-view.ts";

/** What everyone who waits for a performance is told, the same to all; reading it also brings the room up to now. Throws BUSY. */
export async function queueFrame(platform: Platform, performanceId: string): Promise<QueueFrame> {
  const room = await turnRoom(platform, performanceId);
  if (!room || room.phase === "none") return { ...empty, askWithinMs: spreadMs(room?.waiting ?? 0) };
  const { settings, pace, phase } = room;
  const opensAt = phase === "before" ? settings.gathersAt : room.opensAt;
  return {
    phase,
    served: room.served,
    waiting: room.waiting,
    ratePerMinute: settings.ratePerMinute,
    paused: settings.paused,
    opensInMs: phase === "waiting" ? null : Math.max(0, Math.round(opensAt - room.nowMs())),
    secondsAPlace: settings.paused || phase !== "waiting" ? null : { from: 60 / pace.fast, to: 60 / pace.slow },
    askWithinMs: spreadMs(room.waiting),
    queue: room.queue,
  };
}

const empty: QueueFrame = {
  phase: "none",
  served: 0,
  waiting: 0,
  ratePerMinute: 0,
  paused: false,
  opensInMs: null,
  secondsAPlace: null,
  askWithinMs: 0,
  queue: null,
};
