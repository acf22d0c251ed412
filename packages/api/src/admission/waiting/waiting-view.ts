import type { WaitingRoomMode } from "@kaimu/db";

/** Where a performance's room is: none, not open yet, gathering for the draw, letting in. */
export type RoomPhase = "none" | "before" | "prequeue" | "waiting";

/** What everyone may know of a performance's room. */
export interface RoomView {
  phase: RoomPhase;
  waiting: number;
  ratePerMinute: number;
  prequeueOpensAt: Date | null;
  opensAt: Date | null;
}

/** A buyer's place, as his page shows it. Spans, not moments: the page's clock may be wrong. */
export interface Waiting {
  /** `missed`: was let in, did not come in time, the place was given back; he may join again, at the end. */
  phase: RoomPhase | "admitted" | "missed";
  /** The place's fixed number, from 1; null until the draw. */
  number: number | null;
  /** How many wait before him. */
  ahead: number | null;
  waiting: number;
  /** How long it will take at the pace of the last minutes; null when nobody can say (paused, before the draw). */
  waitSeconds: { from: number; to: number } | null;
  opensInMs: number | null;
  /** What `hold` wants as `admission`; only when admitted. */
  token: string | null;
  tokenLeftMs: number | null;
  /** How long he still has to come (first hold); null when he has come, or is not admitted. */
  comeInMs: number | null;
  /** How long an admitted buyer has to come, before he is admitted: to be announced. */
  admitSeconds: number;
  paused: boolean;
  /** When the page should ask again if nothing is pushed to it. */
  pollAfterMs: number;
  /** The queue's name. Another one than before means that the queue was lost and has started again. */
  queue: string | null;
}

/** What is pushed to everyone who waits for one performance: the event `queue` of `/events/waiting/<performance>`. */
export interface QueueFrame {
  phase: RoomPhase;
  /** Places up to this number have been let in. */
  served: number;
  waiting: number;
  ratePerMinute: number;
  paused: boolean;
  opensInMs: number | null;
  /** Seconds a place has taken lately, at best and at worst: times `number - served` it is the wait. Null when nobody can say. */
  secondsAPlace: { from: number; to: number } | null;
  /** When many learn the same at once (the draw, a new queue), each asks for his place after a random part of this. */
  askWithinMs: number;
  queue: string | null;
}

/** A room's settings, as an operator sees and sets them. */
export interface RoomSettings {
  performanceId: string;
  mode: WaitingRoomMode;
  prequeueOpensAt: Date | null;
  opensAt: Date;
  ratePerMinute: number;
  admitSeconds: number;
  loadPerMinute: number | null;
  pausedAt: Date | null;
  updatedAt: Date;
}

/** A room as it runs. Counts are of this queue, since it began. */
export interface LiveRoom {
  phase: RoomPhase;
  waiting: number;
  /** Let in and expected, not come yet. */
  expected: number;
  /** Come, with a token that still counts. */
  inside: number;
  admitted: number;
  come: number;
  missed: number;
  left: number;
  /** Holds tried in the last minute. */
  loadPerMinute: number;
  /** Let in a minute, measured over the last minutes; null before there is anything to measure. */
  measuredPerMinute: number | null;
  /** Oldest first, ten seconds each. */
  series: { at: Date; admitted: number; come: number; missed: number; joined: number; holds: number }[];
  /** Since when the queue is a new one because Redis had lost the former. */
  lostAt: Date | null;
}
