/** Choices drawn from a seed: the same seed and name give the same choices, whatever others draw meanwhile. */
export interface Chance {
  /** A number from 0 up to, and without, 1. */
  next(): number;
  /** True in `share` of the cases (0…1). */
  happens(share: number): boolean;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** One of them. */
  pick<T>(from: readonly T[]): T;
  /** All of them, in another order. */
  shuffled<T>(from: readonly T[]): T[];
}

/** Choices for one actor (`name`) of a run (`seed`). */
export function chanceOf(seed: number, name: string): Chance {
  let state = [...`${seed}/${name}`].reduce(
    (hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193),
    0x811c9dc5,
  );
  // mulberry32: small, fast, and good enough for a drill.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    happens: (share) => next() < share,
    between,
    pick: <T>(from: readonly T[]) => from[between(0, from.length - 1)] as T,
    shuffled: (from) => {
      const left = [...from];
      return from.map(() => left.splice(between(0, left.length - 1), 1)[0] as (typeof from)[number]);
    },
  };
}
