import type { QueueFrame } from "@kaimu/api";
import type { Waiting, WaitingRoom } from "../reading/answers.ts";

/** A place as the page knows it. `left`: he was in the queue and is not any more, having left it on another device. */
export type Place = Omit<Waiting, "phase"> & { phase: Waiting["phase"] | "left" };

/**
 * Where a buyer stands. `drawing`: the order of the pre-queue is being drawn; `turn`: it is his turn and his admission is on the way.
 */
export type Stage =
  | "none"
  | "before"
  | "prequeue"
  | "drawing"
  | "waiting"
  | "paused"
  | "turn"
  | "admitted"
  | "missed"
  | "left";

/** Reads the stage from the place. Pure. */
export function stageOf(place: Place): Stage {
  if (place.phase === "admitted") return place.token ? "admitted" : "turn";
  if (place.phase !== "waiting") return place.phase;
  if (place.number === null) return "drawing";
  if (place.ahead === null || place.ahead < 0) return "turn";
  return place.paused ? "paused" : "waiting";
}

/**
 * A place moved on by what all are told. Nobody moves back: a frame that was late says less than the page knows. The phase is the
 * server's to say, but for the end of the pre-queue: then the page waits for its number. Pure.
 */
export function moveOn(place: Place, frame: QueueFrame): Place {
  const moved = { ...place, waiting: frame.waiting, paused: frame.paused };
  if (place.phase === "before") return { ...moved, opensInMs: frame.opensInMs };
  if (place.phase === "prequeue")
    return { ...moved, opensInMs: frame.opensInMs, phase: frame.phase === "waiting" ? "waiting" : "prequeue" };
  if (place.phase !== "waiting" || place.number === null) return moved;
  const ahead = Math.min(place.number - frame.served - 1, place.ahead ?? Number.POSITIVE_INFINITY);
  const pace = frame.secondsAPlace;
  const waitSeconds = pace && ahead >= 0 ? { from: pace.from * (ahead + 1), to: pace.to * (ahead + 1) } : null;
  return { ...moved, ahead, waitSeconds };
}

/**
 * Within how many ms the server is to be asked for the place after a frame; null: not at all. At once when the turn has come; spread
 * where many learn the same thing (the draw, another queue than before, a room that is closed).
 */
export function askAfter(place: Place, frame: QueueFrame): number | null {
  const stage = stageOf(place);
  if (stage === "turn") return 500;
  const another = place.queue !== null && frame.queue !== null && frame.queue !== place.queue;
  const over = frame.phase === "none" && stage !== "none" && stage !== "left";
  const open = stage === "before" && (frame.phase === "prequeue" || frame.phase === "waiting");
  return stage === "drawing" || another || over || open ? frame.askWithinMs : null;
}

/** Whether a queue stands open for a buyer without a place: he takes one by opening the page. */
export function canJoin(phase: WaitingRoom["phase"]): boolean {
  return phase === "prequeue" || phase === "waiting";
}

/** Whether a buyer who has no place now had one in this same queue: then he has given it up, and is not put in again unasked. */
export function hasLeft(before: Place | null, now: Place): boolean {
  const wasIn = before !== null && ["prequeue", "waiting", "left"].includes(before.phase);
  return wasIn && before.queue === now.queue;
}

const marks = [100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 1, 0];

/** The round number that so many ahead have come down to; a screen reader hears it when it changes, and not each step between. */
export function markOf(ahead: number): number | null {
  return marks.findLast((mark) => ahead <= mark) ?? null;
}

/**
 * How near the door a place stands, 0 at the far end to 1 inside: by the time it takes, since a hundred people are a long line at one
 * show and a short one at another. Without an estimate by the people.
 */
export function nearness(place: Place): number {
  const stage = stageOf(place);
  if (stage === "admitted" || stage === "none") return 1;
  if (stage === "turn") return 0.97;
  if (place.ahead === null || stage === "missed" || stage === "left") return 0.06;
  const minutes = place.waitSeconds ? (place.waitSeconds.from + place.waitSeconds.to) / 120 : place.ahead / 20;
  return Math.max(0.06, Math.min(0.9, 0.9 - 0.33 * Math.log10(1 + minutes * 3)));
}
