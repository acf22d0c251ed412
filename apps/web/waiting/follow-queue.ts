import type { QueueFrame, Refusal } from "@kaimu/api";
import { refusalOfClient } from "@kaimu/site/client";
import { calls } from "../buying/calls.ts";
import { pauseAfter, spread } from "../buying/seats/follow-seats.ts";
import { askAfter, canJoin, hasLeft, moveOn, type Place, stageOf } from "./queue.ts";

/** What one who follows the queue is told. */
export interface QueueNews {
  place(place: Place): void;
  /** Nothing is to be heard now; it is being tried again. */
  lost(refusal: Refusal): void;
}

export interface Following {
  /** Asks the server within so many ms, at a moment of chance: a countdown has ended, somebody wants to know. */
  askWithin(ms: number): void;
  stop(): void;
}

/** While the stream speaks the server is still asked now and then: a place given up on another device shows in no frame. */
const restMs = 60_000;
/** A stream speaks at least each quarter of a minute; one that is silent for so long is broken, though nobody has said so. */
const silentMs = 25_000;
/** How soon to ask where the server has never answered yet. */
const firstTryMs = 3_000;

/**
 * Follows the queue until it is stopped: by the stream that says the same to everyone about each second; where none is to be had, by
 * asking for the place as often as the server wants (or ever more rarely), and trying the stream again. In a tab that nobody looks
 * at it only asks: browsers allow few streams a site, but the title must still say when it is one's turn.
 */
export function followQueue(performanceId: string, first: Place | null, tell: QueueNews): Following {
  let place = first;
  let source: EventSource | undefined;
  let timer = 0;
  let due = 0;
  let reopen = 0;
  let silence = 0;
  let unanswered = 0;
  let broken = 0;
  let asking = false;
  let ended = false;
  /** For what the frames have made us ask: once for each, however many of them say so. */
  let askedFor: string | null = null;

  const rest = () => spread(place?.pollAfterMs ?? firstTryMs);
  const ask = async () => {
    if (asking || ended) return;
    asking = true;
    let next = 0;
    try {
      place = await look();
      unanswered = 0;
      const unsettled = ["turn", "drawing"].includes(stageOf(place));
      next = source && !unsettled ? Math.max(restMs, rest()) : rest();
      if (!ended) tell.place(place);
    } catch (error) {
      unanswered += 1;
      const refusal = refusalOfClient(error);
      const wait = refusal.facts?.retryAfterSeconds;
      next = Math.max(pauseAfter(unanswered), typeof wait === "number" ? spread(wait * 1_000) : 0);
      if (!ended) tell.lost(refusal);
    }
    asking = false;
    askIn(next);
  };
  const look = async (): Promise<Place> => {
    const now = await calls.admission.place.query({ performanceId });
    if (now.phase !== "none") return now;
    // No place: there is no queue any more, or none of his in it.
    const { phase } = await calls.admission.room.query({ performanceId });
    if (!canJoin(phase)) return now;
    return hasLeft(place, now) ? { ...now, phase: "left" } : calls.admission.join.mutate({ performanceId });
  };
  const askIn = (ms: number) => {
    clearTimeout(timer);
    if (ended) return;
    due = performance.now() + ms;
    timer = window.setTimeout(ask, ms);
  };
  const askWithin = (ms: number) => {
    const soon = ms * Math.random();
    if (due - performance.now() > soon) askIn(soon);
  };
  const heard = (frame: QueueFrame) => {
    broken = 0;
    watchSilence();
    if (!place) return askWithin(firstTryMs);
    const moved = moveOn(place, frame);
    const within = askAfter(moved, frame);
    place = moved;
    tell.place(place);
    const what = within === null ? null : `${stageOf(place)} ${frame.phase} ${frame.queue}`;
    if (within !== null && what !== askedFor) askWithin(within);
    askedFor = what;
  };

  const close = () => {
    source?.close();
    source = undefined;
    clearTimeout(reopen);
    clearTimeout(silence);
  };
  const watchSilence = () => {
    clearTimeout(silence);
    silence = window.setTimeout(() => withoutFor(pauseAfter(++broken)), silentMs);
  };
  /** Without the stream until it is tried again; meanwhile the server is asked. */
  const withoutFor = (ms: number) => {
    close();
    if (ended) return;
    reopen = window.setTimeout(open, ms);
    const soon = rest();
    if (due - performance.now() > soon) askIn(soon);
  };
  const open = () => {
    close();
    if (ended || document.hidden) return;
    source = new EventSource(`/events/waiting/${performanceId}`);
    watchSilence();
    source.onerror = () => withoutFor(pauseAfter(++broken));
    hear(source, "queue", heard);
    hear<{ afterMs: number }>(source, "poll", ({ afterMs }) => withoutFor(spread(afterMs)));
  };
  const looked = () => {
    if (document.hidden) {
      close();
      return askIn(rest());
    }
    open();
    askWithin(1_000);
  };

  document.addEventListener("visibilitychange", looked);
  window.addEventListener("online", looked);
  open();
  askIn(source && place ? restMs : rest());
  return {
    askWithin,
    stop() {
      ended = true;
      close();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", looked);
      window.removeEventListener("online", looked);
    },
  };
}

function hear<T>(source: EventSource, event: string, take: (data: T) => void): void {
  source.addEventListener(event, (message) => take(JSON.parse((message as MessageEvent<string>).data) as T));
}
