import type { QueueFrame } from "@kaimu/api";
import { expect, test } from "vitest";
import { askAfter, canJoin, hasLeft, moveOn, nearness, stageOf } from "./queue.ts";
import { placeOf } from "./testing/place-of.ts";

const frame = (some: Partial<QueueFrame> = {}): QueueFrame => ({
  phase: "waiting",
  served: 0,
  waiting: 50,
  ratePerMinute: 60,
  paused: false,
  opensInMs: null,
  secondsAPlace: { from: 0.9, to: 1.2 },
  askWithinMs: 8_000,
  queue: "q1",
  ...some,
});

test("a place moves on with what all are told, and its wait with it", () => {
  const moved = moveOn(placeOf({ number: 100, ahead: 90 }), frame({ served: 49 }));
  expect(moved).toMatchObject({ ahead: 50, waiting: 50 });
  expect(moved.waitSeconds).toEqual({ from: expect.closeTo(45.9), to: expect.closeTo(61.2) });
});

test("nobody is moved back by a frame that was late, or because the count of numbers knows of none who left", () => {
  expect(moveOn(placeOf({ number: 100, ahead: 20 }), frame({ served: 60 })).ahead).toBe(20);
});

test("whose number has come asks for his admission at once; who waits does not ask", () => {
  const turn = moveOn(placeOf({ number: 60, ahead: 3 }), frame({ served: 60 }));
  expect(stageOf(turn)).toBe("turn");
  expect(askAfter(turn, frame({ served: 60 }))).toBeLessThanOrEqual(1_000);
  const waits = moveOn(placeOf({ number: 62, ahead: 3 }), frame({ served: 60 }));
  expect(askAfter(waits, frame({ served: 60 }))).toBeNull();
});

test("at the draw everyone asks for his number, spread over the time the server gives", () => {
  const gathered = placeOf({ phase: "prequeue", opensInMs: 900 });
  expect(stageOf(moveOn(gathered, frame({ phase: "prequeue", opensInMs: 100 })))).toBe("prequeue");
  const drawn = moveOn(gathered, frame());
  expect(stageOf(drawn)).toBe("drawing");
  expect(askAfter(drawn, frame())).toBe(8_000);
});

test("a queue that was lost and begun anew, or that is over, makes the page ask", () => {
  const place = placeOf({ number: 62, ahead: 3 });
  expect(askAfter(moveOn(place, frame({ queue: "q2" })), frame({ queue: "q2" }))).toBe(8_000);
  const over = frame({ phase: "none", queue: null });
  expect(askAfter(moveOn(place, over), over)).toBe(8_000);
});

test("paused by operators the place stays and says so", () => {
  const moved = moveOn(placeOf({ number: 62, ahead: 30 }), frame({ served: 40, paused: true, secondsAPlace: null }));
  expect(moved).toMatchObject({ ahead: 21, waitSeconds: null });
  expect(stageOf(moved)).toBe("paused");
});

test("opening the page takes a place while the queue stands open, and only then", () => {
  expect((["none", "before", "prequeue", "waiting"] as const).filter(canJoin)).toEqual(["prequeue", "waiting"]);
});

test("whoever left on another device is not put in again unasked; whose queue was lost is", () => {
  const before = placeOf({ number: 62, ahead: 30 });
  const gone = (queue: string) => placeOf({ phase: "none", queue });
  expect(hasLeft(before, gone("q1"))).toBe(true);
  expect(hasLeft({ ...before, phase: "left" }, gone("q1"))).toBe(true);
  expect(hasLeft(before, gone("q2"))).toBe(false);
  expect(hasLeft(null, gone("q1"))).toBe(false);
  expect(hasLeft(placeOf({ phase: "before" }), gone("q1"))).toBe(false);
});

test("the shorter the wait the nearer the door, and never through it before one's turn", () => {
  const waits = [7_200, 1_800, 300, 60, 5].map((to) =>
    nearness(placeOf({ number: 9, ahead: 8, waitSeconds: { from: to, to } })),
  );
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(new Set(waits).size).toBe(waits.length);
  expect(waits.at(-1)).toBeLessThan(nearness(placeOf({ number: 9, ahead: -1 })));
});
