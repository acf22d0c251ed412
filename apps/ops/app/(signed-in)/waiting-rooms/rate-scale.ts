const first = [1, 2, 3, 4, 5, 6, 8];
const decade = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];

/** The rates a slider stops at, people a minute: finer where they are small, each about a quarter more than the last. */
export const rates = [
  ...first,
  ...[10, 100, 1_000, 10_000].flatMap((tens) => decade.map((step) => step * tens)),
].filter((rate) => rate <= 60_000);

/** The stop nearest to a rate. */
export function stopOf(rate: number): number {
  const above = rates.findIndex((one) => one >= rate);
  if (above <= 0) return above === 0 ? 0 : rates.length - 1;
  const [low, high] = [rates[above - 1] ?? 0, rates[above] ?? 0];
  return rate - low < high - rate ? above - 1 : above;
}
