/** How many calls a second so many callers at a time get done, of a fixed number of calls; the first ones do not count. */
export async function timedCalls(o: {
  lanes: number;
  calls: number;
  /** Of these the first so many only warm up. */
  warm: number;
  call(n: number, lane: number): Promise<unknown>;
}): Promise<{ perSecond: number }> {
  let next = 0;
  let began = performance.now();
  const lane = async (one: number) => {
    for (let n = next++; n < o.calls; n = next++) {
      if (n === o.warm) began = performance.now();
      await o.call(n, one);
    }
  };
  await Promise.all(Array.from({ length: o.lanes }, (_, one) => lane(one)));
  return { perSecond: ((o.calls - o.warm) * 1_000) / (performance.now() - began) };
}
