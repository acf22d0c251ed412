import { rankCorrelation } from "./stats.ts";

/**
 * How far a sale went by arrival, among those who asked for the same tier, given in the order in which they came: when each of them had his
 * seats, or undefined for who got none. The rank correlation between arrival and success, who got none sharing the last rank, divided by what strict
 * first come, first served would reach with as many served: 1 is that.
 */
export function fairness(successes: (number | undefined)[]): number {
  const served = successes.filter((at) => at !== undefined).length;
  if (served < 2) return Number.NaN;
  const arrival = successes.map((_, n) => n);
  const success = successes.map((at) => at ?? Number.MAX_VALUE);
  const strict = arrival.map((n) => Math.min(n, served));
  return rankCorrelation(arrival, success) / rankCorrelation(arrival, strict);
}
