import type { IncomingMessage, ServerResponse } from "node:http";
import { type Platform, queueFrame } from "@kaimu/api";
import { answer } from "./answer.ts";
import { beginStream, event, tellEach } from "./stream.ts";

/** Beyond this many viewers a process tells the rest to ask from time to time instead. */
const viewersAtMost = 20_000;
const pollAfterMs = 30_000;
/** A queue is told each second; a large crowd less often, so that writing to it never costs more than this many frames a second. */
const framesPerSecond = 2_000;
const oftenestMs = 1_000;
/** A frame that says nothing new is told all the same after this, so that nobody takes a quiet stream for a dead one. */
const quietMs = 15_000;
/** A viewer who has not taken this much gets the next frame when he has: each frame says everything. */
const backlogAtMost = 16 * 1024;

/** One performance's queue as this process reads it: once for all who watch. */
interface Watched {
  viewers: Set<ServerResponse>;
  frame: Buffer | undefined;
  sentAt: number;
  timer: NodeJS.Timeout | undefined;
}

/**
 * The stream of a performance's queue, `/events/waiting/<performance>`: one reader a performance in this process, and the same bytes to
 * everyone. Who comes back needs no version: he is told how it is now, at once.
 */
export function waitingEvents(platform: Platform) {
  const watched = new Map<string, Watched>();
  let viewers = 0;

  async function read(performanceId: string, room: Watched): Promise<void> {
    const since = performance.now();
    try {
      const frame = event("queue", await queueFrame(platform, performanceId));
      const news = !room.frame?.equals(frame) || since - room.sentAt >= quietMs;
      room.frame = frame;
      if (news) {
        room.sentAt = since;
        await tellAll(room, frame);
      }
    } catch (error) {
      platform.log.warn({ err: error, performanceId }, "queue cannot be read, will try again");
      // Said by silence to who has a frame; who has none yet should not wait for it.
      if (!room.frame) for (const viewer of room.viewers) viewer.end(event("poll", { afterMs: pollAfterMs }));
    }
    const everyMs = Math.max(oftenestMs, (room.viewers.size / framesPerSecond) * 1000);
    const next = Math.max(oftenestMs / 4, everyMs - (performance.now() - since));
    if (watched.get(performanceId) === room) room.timer = setTimeout(() => void read(performanceId, room), next);
  }

  const tellAll = (room: Watched, frame: Buffer) =>
    tellEach(room.viewers, (viewer) => {
      if (viewer.writableLength < backlogAtMost) viewer.write(frame);
    });

  function comeIn(performanceId: string, viewer: ServerResponse): void {
    let room = watched.get(performanceId);
    if (!room) {
      room = { viewers: new Set(), frame: undefined, sentAt: 0, timer: undefined };
      watched.set(performanceId, room);
      void read(performanceId, room);
    }
    if (room.frame) viewer.write(room.frame);
    room.viewers.add(viewer);
    viewers += 1;
  }

  function goOut(performanceId: string, viewer: ServerResponse): void {
    const room = watched.get(performanceId);
    viewers -= 1;
    room?.viewers.delete(viewer);
    if (!room || room.viewers.size > 0) return;
    clearTimeout(room.timer);
    watched.delete(performanceId);
  }

  function answerEvents(performanceId: string, _request: IncomingMessage, response: ServerResponse): void {
    if (viewers >= viewersAtMost) return answer(response, 503, { error: "BUSY", pollAfterMs });
    beginStream(response);
    // When a process falls, its viewers do not all come to the next one in the same second.
    response.write(`retry: ${2_000 + Math.floor(Math.random() * 8_000)}\n\n`);
    comeIn(performanceId, response);
    response.once("close", () => goOut(performanceId, response));
  }

  return {
    answer: answerEvents,
    /** How many performances are read, and for how many viewers. */
    load: () => ({ readers: watched.size, viewers }),
  };
}
