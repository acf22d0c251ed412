import { describe, expect, it } from "vitest";
import { measurePace, readBuckets } from "./pace.ts";

const now = 1_795_000_005_000;
const last = Math.floor(now / 10_000);
/** What passed in each ten seconds, oldest first, and how much of them somebody waited. */
const measured = (pieces: [passed: number, wantedMs: number][]) =>
  measurePace(
    readBuckets(
      pieces.flatMap(([passed, wanted], i) => {
        const at = last - pieces.length + 1 + i;
        return [`p:${at}`, String(passed), `d:${at}`, String(wanted)];
      }),
      now,
      10,
    ),
  );
const times = <T>(n: number, one: T): T[] => Array<T>(n).fill(one);

describe("the pace of a queue", () => {
  it("is what passed by the time in which somebody waited", () => {
    expect(measured(times(18, [100, 10_000]))?.average).toBe(600);
    // The same people in half of the time: the rest of it nobody waited, and nobody could pass.
    expect(measured(times(18, [100, 5_000]))?.average).toBe(1_200);
  });

  it("is a range: the slowest and the fastest minute, and never as narrow as if the next hour were known", () => {
    const steady = measured(times(18, [100, 10_000]));
    expect(steady).toMatchObject({ slow: 510, fast: expect.closeTo(690, 6) });
    const uneven = measured([
      ...times(9, [20, 10_000] as [number, number]),
      ...times(9, [100, 10_000] as [number, number]),
    ]);
    expect(uneven).toMatchObject({ average: 360, slow: expect.closeTo(144, 6), fast: 600 });
  });

  it("forgets what is older than three minutes", () => {
    expect(
      measured([...times(18, [900, 10_000] as [number, number]), ...times(18, [10, 10_000] as [number, number])])
        ?.average,
    ).toBe(60);
  });

  it("is not told from too little, nor while nothing passes", () => {
    expect(measured([])).toBeUndefined();
    expect(measured([[50, 10_000]])).toBeUndefined();
    expect(measured(times(18, [0, 10_000]))).toBeUndefined();
  });
});
