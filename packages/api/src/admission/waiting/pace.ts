/** What happened in a room in ten seconds. `wantedMs`: how much of them somebody waited and might have been let in. */
export interface Bucket {
  at: Date;
  passed: number;
  wantedMs: number;
  admitted: number;
  come: number;
  missed: number;
  joined: number;
  holds: number;
}

/** Places a minute: slowest and fastest of the last minutes, and on average. */
export interface Pace {
  slow: number;
  fast: number;
  average: number;
}

const bucketMs = 10_000;
const kinds = {
  p: "passed",
  d: "wantedMs",
  a: "admitted",
  c: "come",
  m: "missed",
  j: "joined",
  h: "holds",
} as const;

/** Reads the hash `pace` of queue.lua: the ten-second pieces of the last `minutes`, oldest first, without gaps. */
export function readBuckets(flat: string[], now: number, minutes: number): Bucket[] {
  const counts = new Map<string, number>();
  for (let i = 0; i < flat.length; i += 2) counts.set(flat[i] as string, Number(flat[i + 1]));
  const last = Math.floor(now / bucketMs);
  return Array.from({ length: minutes * 6 }, (_, i) => {
    const n = last - minutes * 6 + 1 + i;
    const bucket = { at: new Date(n * bucketMs) } as Bucket;
    for (const [letter, kind] of Object.entries(kinds)) bucket[kind] = counts.get(`${letter}:${n}`) ?? 0;
    return bucket;
  });
}

/** Twenty seconds in which somebody waited are the least to speak of a pace. */
const leastMs = 20_000;

/**
 * How fast places really pass, from the last three minutes: what was let in and what was passed over, by the time in which somebody waited.
 * Undefined when there is too little to measure.
 */
export function measurePace(buckets: Bucket[]): Pace | undefined {
  const lately = buckets.slice(-18);
  const average = passedPerMinute(lately);
  if (average === undefined || average === 0) return undefined;
  const minutes = lately.map((_, i) => passedPerMinute(lately.slice(Math.max(0, i - 5), i + 1)));
  const measured = minutes.filter((one) => one !== undefined);
  return {
    average,
    // A promise of seconds after an hour's wait would be a false one: never narrower than 15 % to each side.
    slow: Math.min(average * 0.85, Math.max(average * 0.4, Math.min(...measured))),
    fast: Math.max(average * 1.15, ...measured),
  };
}

function passedPerMinute(buckets: Bucket[]): number | undefined {
  let [passed, wantedMs] = [0, 0];
  for (const bucket of buckets) {
    passed += bucket.passed;
    wantedMs += bucket.wantedMs;
  }
  return wantedMs < leastMs ? undefined : (passed * 60_000) / wantedMs;
}

/** Before anything is measured: not faster than the rate that is set, perhaps half as fast. */
export const expectedPace = (ratePerMinute: number): Pace => ({
  slow: ratePerMinute / 2,
  fast: ratePerMinute,
  average: ratePerMinute,
});
