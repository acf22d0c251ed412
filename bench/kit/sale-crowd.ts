import { chanceOf } from "./chance.ts";

/** The hall of the sell-out: rows from the front, the same number of seats in each, so many rows a tier. */
export interface Rows {
  rows: number;
  perRow: number;
  rowsInTier: number;
}

/** What a buyer has set his heart on before he comes: so many seats side by side in one row. */
export interface Wish {
  tier: number;
  count: number;
  units: number[];
}

/** How strongly the front rows are wanted: row r is asked for as 1 / r^1.1. */
const zipf = 1.1;
/** One seat, two, three, four: in these shares. */
const parties = [0.3, 0.5, 0.1, 0.1];

/** What each of so many buyers wants, in the order in which they come. */
export function wishesOf(hall: Rows, count: number, seed: number): Wish[] {
  const chance = chanceOf(seed);
  const upTo: number[] = [];
  let sum = 0;
  for (let row = 1; row <= hall.rows; row++) upTo.push((sum += row ** -zipf));
  return Array.from({ length: count }, () => {
    const at = chance.next() * sum;
    const row = upTo.findIndex((limit) => limit > at);
    const size = partyOf(chance.next());
    const first = row * hall.perRow + chance.below(hall.perRow - size + 1);
    return {
      ...{ tier: Math.floor(row / hall.rowsInTier), count: size },
      units: Array.from({ length: size }, (_, i) => first + i),
    };
  });
}

function partyOf(at: number): number {
  let [size, left] = [1, at];
  for (const share of parties) {
    if (left < share) return size;
    left -= share;
    size += 1;
  }
  return parties.length;
}

/** When each of them comes, in ms after the opening: half in the first two fifths of the time, Poisson. */
export function comingsOf(count: number, withinMs: number, seed: number): number[] {
  const chance = chanceOf(seed + 1);
  const rush = withinMs * 0.4;
  const times = Array.from({ length: count }, (_, n) =>
    n % 2 === 0 ? chance.next() * rush : rush + chance.next() * (withinMs - rush),
  );
  return times.sort((a, b) => a - b);
}
