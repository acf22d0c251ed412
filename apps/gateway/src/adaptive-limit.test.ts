import { describe, expect, it } from "vitest";
import { adaptiveLimit } from "./adaptive-limit.ts";

const bounds = { floor: 16, ceiling: 400, start: 100, targetMs: 250, loopTargetMs: 60 };

/** One stretch of time in which `calls` came at once and took `ms`. */
function stretch(work: ReturnType<typeof adaptiveLimit>, calls: number, ms: number | undefined, loopDelayMs = 0) {
  for (let n = 0; n < calls; n++) work.begin();
  for (let n = 0; n < calls; n++) work.end(ms);
  work.adapt(loopDelayMs);
}

describe("the limit of work in hand", () => {
  it("grows while it is nearly filled and calls are answered in time, up to its ceiling", () => {
    const work = adaptiveLimit(bounds);
    for (let n = 0; n < 100; n++) stretch(work, work.limit, 20);
    expect(work.limit).toBe(400);
  });

  it("stays as it is while it is not needed", () => {
    const work = adaptiveLimit(bounds);
    for (let n = 0; n < 100; n++) stretch(work, 10, 20);
    expect(work.limit).toBe(100);
  });

  it.each([
    ["calls are answered late", 400, 0],
    ["the event loop is behind", 20, 100],
  ])("falls fast when %s, to its floor, and comes back within seconds", (_why, ms, loopDelayMs) => {
    const work = adaptiveLimit(bounds);
    for (let n = 0; n < 3; n++) stretch(work, work.limit, ms, loopDelayMs);
    expect(work.limit).toBeLessThan(55);
    for (let n = 0; n < 20; n++) stretch(work, work.limit, ms, loopDelayMs);
    expect(work.limit).toBe(16);
    let stretches = 0;
    for (; work.limit < 100; stretches++) stretch(work, work.limit, 20);
    expect(stretches).toBeLessThan(50);
  });

  it("falls while its hands are full of calls that are not answered at all", () => {
    const work = adaptiveLimit(bounds);
    for (let n = 0; n < 90; n++) work.begin();
    for (let n = 0; n < 10; n++) work.adapt(0);
    expect(work.limit).toBe(16);
  });

  it("takes no notice of one slow call among many, nor of those that wait for others by nature", () => {
    const work = adaptiveLimit(bounds);
    for (let n = 0; n < 20; n++) {
      stretch(work, 50, undefined);
      for (let i = 0; i < 50; i++) work.begin();
      for (let i = 0; i < 50; i++) work.end(i === 0 ? 5_000 : 20);
      work.adapt(0);
    }
    expect(work.limit).toBe(100);
  });

  it("knows what is in hand", () => {
    const work = adaptiveLimit(bounds);
    work.begin();
    work.begin();
    work.end(5);
    expect(work.inFlight).toBe(1);
  });
});
