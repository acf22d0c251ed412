/** Choices drawn from a seed: the same seed gives the same choices. */
export interface Chance {
  /** A whole number from 0 up to, and without, `end`. */
  below(end: number): number;
  /** True once in so many cases. */
  oneIn(cases: number): boolean;
  /** One of them. */
  pick<T>(from: readonly T[]): T;
}

/** Mulberry32: small, fast, and good enough for this. */
export function chanceOf(seed: number): Chance {
  let state = Math.imul(seed, 0x9e3779b1) | 0;
  const below = (end: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  };
  return {
    below,
    oneIn: (cases) => below(cases) === 0,
    pick: <T>(from: readonly T[]) => from[below(from.length)] as T,
  };
}
