import { mix, readable, safePalette } from "./colour.ts";

/** What a motif draws with: three flat inks, tints made from them, and chance that is the same each time. */
export interface Pen {
  ground: string;
  one: string;
  two: string;
  /** A little darker or lighter than the ground. */
  shade: string;
  /** Reads well on the ground. */
  line: string;
  /** Which of a motif's drawings. */
  variant: 0 | 1;
  /** The next number from 0 to 1. */
  chance: () => number;
  /** A number between two, by chance. */
  between: (low: number, high: number) => number;
}

/** A pen for one poster; the same seed and palette draw the same picture. */
export function penFor(o: { seed: number; palette: readonly string[] }): Pen {
  const [ground, one, two] = safePalette(o.palette);
  const chance = mulberry(o.seed);
  return {
    ground,
    one,
    two,
    shade: mix(ground, readable(ground, []), 0.1),
    line: readable(ground, [two, one]),
    variant: mulberry(o.seed + 764)() < 0.5 ? 0 : 1,
    chance,
    between: (low, high) => low + (high - low) * chance(),
  };
}

/** Mulberry32: small, even, and the same on every machine. */
function mulberry(seed: number): () => number {
  let state = Math.trunc(seed) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A count as a list to map over. */
export function times<T>(n: number, make: (i: number) => T): T[] {
  return Array.from({ length: n }, (_, i) => make(i));
}

/** Numbers of a path, short. */
export const at = (value: number) => Number(value.toFixed(1));

export const circle = (x: number, y: number, r: number, fill: string, more = "") =>
  `<circle cx="${at(x)}" cy="${at(y)}" r="${at(r)}" fill="${fill}" ${more}/>`;
export const rect = (x: number, y: number, w: number, h: number, fill: string, more = "") =>
  `<rect x="${at(x)}" y="${at(y)}" width="${at(w)}" height="${at(h)}" fill="${fill}" ${more}/>`;
export const shape = (d: string, fill: string, more = "") => `<path d="${d}" fill="${fill}" ${more}/>`;
export const stroke = (d: string, colour: string, width: number, more = "") =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;
