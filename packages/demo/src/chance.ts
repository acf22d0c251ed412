import { createHash } from "node:crypto";

/** Numbers from 0 to 1 that are the same for the same name, on every machine. */
export type Chance = () => number;

/** A row of chance of its own for each name: what is added to the season leaves what was there as it is. */
export function chanceOf(name: string): Chance {
  let state = createHash("sha256").update(name).digest().readUInt32BE(0);
  // Mulberry32.
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of a list; weights, where given, say how often each. */
export function pick<T>(chance: Chance, from: readonly T[], weights?: readonly number[]): T {
  if (!weights) return from[Math.floor(chance() * from.length)] as T;
  let left = chance() * weights.reduce((sum, weight) => sum + weight, 0);
  const at = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return from[at < 0 ? from.length - 1 : at] as T;
}
