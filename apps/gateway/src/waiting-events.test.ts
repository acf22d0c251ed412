import { systemContext } from "@kaimu/api";
import { describe, expect, it } from "vitest";
import { createRoom, joinAll } from "../../../packages/api/src/testing/waiting-room.ts";
import { serve } from "./testing/serve.ts";
import { waitingEvents } from "./waiting-events.ts";

const { platform, origin } = await serve(
  () => (request, response) => events.answer(request.url?.slice(1) ?? "", request, response),
);
const events = waitingEvents(platform);
const ctx = systemContext(platform);

interface Frame {
  phase: string;
  served: number;
  waiting: number;
  paused: boolean;
  opensInMs: number | null;
  queue: string | null;
}

/** Follows a stream; `until` waits for a frame that is as wanted. */
async function follow(performanceId: string) {
  const abort = new AbortController();
  const answer = await fetch(`${origin}/${performanceId}`, { signal: abort.signal });
  const reader = (answer.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  return {
    type: answer.headers.get("content-type"),
    async until(wanted: (frame: Frame) => boolean): Promise<Frame> {
      for (;;) {
        const end = text.indexOf("\n\n");
        const block = end < 0 ? undefined : text.slice(0, end);
        if (block !== undefined) text = text.slice(end + 2);
        const data = block && /^event: queue\ndata: (.*)$/.exec(block)?.[1];
        if (data && wanted(JSON.parse(data))) return JSON.parse(data);
        if (block === undefined) text += (await reader.read()).value ?? "";
      }
    },
    stop: () => abort.abort(),
  };
}

describe("the stream of a queue", () => {
  it("tells everyone the same from one reader, and those who come back how it is now", async () => {
    const room = await createRoom(ctx, { ratePerMinute: 60 });
    const accounts = await joinAll(room, 5);
    const viewers = await Promise.all([1, 2, 3].map(() => follow(room.performanceId)));
    expect(viewers[0]?.type).toBe("text/event-stream");
    for (const viewer of viewers)
      expect(await viewer.until((frame) => frame.waiting === 5)).toMatchObject({ phase: "waiting", paused: false });
    expect(events.load()).toEqual({ readers: 1, viewers: 3 });

    // The reader itself brings the room on: nobody else has asked since.
    await room.pass(3_000);
    const moved = await Promise.all(viewers.map((viewer) => viewer.until((frame) => frame.served >= 3)));
    expect(new Set(moved.map((frame) => frame.queue)).size).toBe(1);
    expect((await room.place(accounts[0] as string)).phase).toBe("admitted");

    viewers[0]?.stop();
    await expect.poll(() => events.load().viewers).toBe(2);
    const back = await follow(room.performanceId);
    expect((await back.until(() => true)).served).toBeGreaterThanOrEqual(3);
    for (const viewer of [...viewers, back]) viewer.stop();
    await expect.poll(() => events.load()).toEqual({ readers: 0, viewers: 0 });
  });

  it("tells how long until the draw, and without a room that there is none", async () => {
    const room = await createRoom(ctx, { opensAt: new Date(Date.now() + 60_000) });
    const viewer = await follow(room.performanceId);
    const { opensInMs } = await viewer.until((frame) => frame.phase === "prequeue");
    expect(opensInMs).toBeGreaterThan(50_000);
    expect(opensInMs).toBeLessThanOrEqual(60_000);
    await room.set({ mode: "off" });
    expect(await viewer.until((frame) => frame.phase === "none")).toMatchObject({ waiting: 0, queue: null });
    viewer.stop();
  });
});
