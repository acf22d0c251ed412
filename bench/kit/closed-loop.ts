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
  a(): Promise<{ perSecond: number }>;
  b(): Promise<{ perSecond: number }>;
}): Promise<{ a: number; b: number }> {
  let [a, b] = [0, 0];
  for (let round = 0; round < o.rounds; round++) {
    // Who begins changes too: the second of a pair finds caches and clocks as the first left them.
    const first = round % 2 === 0;
    if (first) a += (await o.a()).perSecond;
    b += (await o.b()).perSecond;
    if (!first) a += (await o.a()).perSecond;
  }
  return { a: a / o.rounds, b: b / o.rounds };
}
