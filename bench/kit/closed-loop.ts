/** How many calls a second `lanes` callers get done, each asking again as soon as it is answered. Warm-up does not count. */
export async function closedLoop(o: {
  /** Callers at a time: connections, or commands in flight. */
  lanes: number;
  forMs: number;
  warmMs?: number;
  /** One call, made by the lane; a call that throws ends the measurement. */
  call(lane: number): Promise<unknown>;
}): Promise<{ perSecond: number; calls: number }> {
  const warmUntil = performance.now() + (o.warmMs ?? 0);
  const until = warmUntil + o.forMs;
  let calls = 0;
  let counted = 0;
  const lane = async (n: number) => {
    while (performance.now() < until) {
      await o.call(n);
      if (performance.now() > warmUntil) calls += 1;
    }
  };
  await Promise.all(Array.from({ length: o.lanes }, (_, n) => lane(n)));
  counted = performance.now() - warmUntil;
  return { perSecond: (calls * 1_000) / counted, calls };
}

/** Two sides of a ratio, measured in turns A/B/A/B so that what the machine does meanwhile falls on both. */
export async function inTurns(o: {
  rounds: number;
  /** Before each measurement, not timed: both find the same state. */
  before?(): Promise<unknown>;
  a(): Promise<{ perSecond: number }>;
  b(): Promise<{ perSecond: number }>;
}): Promise<{ a: number; b: number }> {
  const sums = { a: 0, b: 0 };
  for (let round = 0; round < o.rounds; round++) {
    // Who begins changes too: the second of a pair finds caches and clocks as the first left them.
    for (const side of round % 2 === 0 ? (["a", "b"] as const) : (["b", "a"] as const)) {
      await o.before?.();
      sums[side] += (await o[side]()).perSecond;
    }
  }
  return { a: sums.a / o.rounds, b: sums.b / o.rounds };
}
