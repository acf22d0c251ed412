import { describe, expect, it } from "vitest";
import { comeBack, longestWaitSeconds } from "./come-back.ts";

describe("when those who are turned away should come back", () => {
  it("is soon and not all at once while few are", () => {
    const back = comeBack();
    for (let n = 0; n < 1_000; n++) back.answered();
    const waits = Array.from({ length: 300 }, () => back.turnedAway());
    for (const seconds of [1, 2, 3]) expect(waits.filter((wait) => wait === seconds).length).toBeCloseTo(100, -1);
  });

  it("is drawn evenly over half a minute when next to nobody can be served", () => {
    const back = comeBack();
    for (let n = 0; n < 1_000; n++) back.turnedAway();
    const waits = Array.from({ length: 3_000 }, () => back.turnedAway());
    for (let seconds = 1; seconds <= longestWaitSeconds; seconds++)
      expect(waits.filter((wait) => wait === seconds).length).toBeCloseTo(100, -1);
  });

  it("is soon again when the crowd has gone", () => {
    const back = comeBack();
    for (let n = 0; n < 1_000; n++) back.turnedAway();
    for (let ticks = 0; ticks < 100; ticks++) {
      for (let n = 0; n < 100; n++) back.answered();
      back.tick();
    }
    expect(Math.max(...Array.from({ length: 30 }, () => back.turnedAway()))).toBe(3);
  });

  it("lets a crowd of 60,000 be served as fast as they can be, each hearing “busy” a few times", () => {
    const crowd = 60_000;
    const { served, busy, ticks } = serve(crowd, 230);
    expect(served).toBe(crowd);
    expect(busy / served).toBeLessThan(6);
    expect(ticks / (crowd / 230)).toBeLessThan(1.3);
  });
});

/** A crowd that comes at once to who can serve so many a tenth of a second, a "busy" costing a tenth of a call; nobody gives up. */
function serve(crowd: number, perTick: number) {
  const back = comeBack();
  const coming = new Map([[0, crowd]]);
  let [served, busy, ticks] = [0, 0, 0];
  for (; served < crowd && ticks < 10_000; ticks++) {
    let time = perTick;
    let come = coming.get(ticks) ?? 0;
    coming.delete(ticks);
    // They come mixed; who is turned away takes the time of those behind him.
    for (; come > 0 && time > 0; come--) {
      const turned = come > time;
      time -= turned ? 0.1 : 1;
      if (!turned) {
        back.answered();
        served += 1;
        continue;
      }
      busy += 1;
      const at = ticks + back.turnedAway() * 10 + (busy % 10);
      coming.set(at, (coming.get(at) ?? 0) + 1);
    }
    if (come > 0) coming.set(ticks + 1, (coming.get(ticks + 1) ?? 0) + come);
    back.tick();
  }
  return { served, busy, ticks };
}
