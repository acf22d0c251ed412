import { describe, expect, it } from "vitest";
import { createSeatedShow, holdSeats } from "../../../packages/api/src/testing/seated-show.ts";
import { handle } from "./handle.ts";
import { serve } from "./testing/serve.ts";

const { platform, origin } = await serve(handle);

interface Heard {
  event: string;
  data: { version: number; units?: [number, number][]; states?: string };
}

/** Follows a stream; `next` waits for its next event. */
async function follow(path: string) {
  const abort = new AbortController();
  const answer = await fetch(`${origin}${path}`, { signal: abort.signal });
  const reader = (answer.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  return {
    async next(): Promise<Heard> {
      for (;;) {
        const end = text.indexOf("\n\n");
        const block = end < 0 ? undefined : text.slice(0, end);
        if (block !== undefined) text = text.slice(end + 2);
        const found = block && /^event: (\w+)\ndata: (.*)$/.exec(block);
        if (found) return { event: found[1] ?? "", data: JSON.parse(found[2] ?? "{}") };
        if (block === undefined) text += (await reader.read()).value ?? "";
      }
    },
    stop: () => abort.abort(),
  };
}

describe("a seat map", () => {
  it("is drawn from geometry and plan that are kept for ever, and from states that are not", async () => {
    const show = await createSeatedShow(platform.db);
    const geometry = await fetch(`${origin}/seats/geometry/${show.seatMapId}.json`);
    expect(geometry.headers.get("cache-control")).toContain("immutable");
    expect(((await geometry.json()) as { sections: unknown[] }).sections).toHaveLength(1);
    const plan = await fetch(`${origin}/seats/plan/${show.performanceId}/1.json`);
    expect(plan.headers.get("cache-control")).toContain("immutable");
    expect(await plan.json()).toMatchObject({
      unitCount: 8,
      runs: [
        [4, 0],
        [4, 1],
      ],
      tiers: [{ code: "a" }, { code: "b" }],
    });
    const state = await fetch(`${origin}/seats/state/${show.performanceId}`);
    expect(state.headers.get("cache-control")).toBe("no-store");
    expect(await state.json()).toMatchObject({ planVersion: 1, states: Buffer.from([0x55, 0x55]).toString("base64") });
  });

  it("of nobody's is not found", async () => {
    for (const path of [
      "geometry/00000000-0000-7000-8000-000000000000.json",
      "plan/00000000-0000-7000-8000-000000000000/1.json",
      "state/00000000-0000-7000-8000-000000000000",
      "geometry/../../etc",
    ]) {
      expect((await fetch(`${origin}/seats/${path}`)).status).toBe(404);
    }
  });

  it("hears each change at once, and a viewer who was away catches up from his version", async () => {
    const show = await createSeatedShow(platform.db);
    const { version } = (await (await fetch(`${origin}/seats/state/${show.performanceId}`)).json()) as {
      version: number;
    };
    const first = await follow(`/events/seats/${show.performanceId}?from=${version}`);
    await holdSeats(platform, show, [1]);
    expect(await first.next()).toMatchObject({ event: "delta", data: { version: version + 1, units: [[1, 2]] } });
    first.stop();
    await holdSeats(platform, show, [6, 7]);
    const again = await follow(`/events/seats/${show.performanceId}?from=${version + 1}`);
    expect(await again.next()).toMatchObject({
      event: "delta",
      data: {
        units: [
          [6, 2],
          [7, 2],
        ],
      },
    });
    again.stop();
    const stranger = await follow(`/events/seats/${show.performanceId}?from=-1`);
    expect((await stranger.next()).event).toBe("reset");
    stranger.stop();
  });

  it("tells everyone the same, a rush gathered into a few events", async () => {
    const show = await createSeatedShow(platform.db);
    const { version } = (await (await fetch(`${origin}/seats/state/${show.performanceId}`)).json()) as {
      version: number;
    };
    const path = `/events/seats/${show.performanceId}?from=${version}`;
    const viewers = [await follow(path), await follow(path)];
    // When both have heard of a seat, both are there.
    await holdSeats(platform, show, [0]);
    for (const { next } of viewers) expect((await next()).data.units).toEqual([[0, 2]]);
    const rush = [1, 2, 3, 4, 5, 6, 7];
    await Promise.all(rush.map((unit) => holdSeats(platform, show, [unit])));
    // Who came in the midst of the first seat's change may hear of it with the others once more.
    const ofRush = ({ data }: Heard) => (data.units ?? []).filter(([unit]) => unit !== 0);
    const heard = await Promise.all(
      viewers.map(async ({ next, stop }) => {
        const events: Heard[] = [];
        while (events.flatMap(ofRush).length < rush.length) events.push(await next());
        stop();
        return events.filter((event) => ofRush(event).length > 0);
      }),
    );
    expect(heard[0]).toEqual(heard[1]);
    expect(heard[0]?.at(-1)?.data.version).toBe(version + 8);
    expect(heard[0]?.length).toBeLessThan(rush.length);
    const units = heard[0]?.flatMap(ofRush).sort(([a], [b]) => a - b);
    expect(units).toEqual(rush.map((unit) => [unit, 2]));
  });
});
