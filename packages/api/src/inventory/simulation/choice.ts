import type { Hall } from "./hall.ts";

/** So many units of these groups: `s` side by side, `p` parted where it must be, `n` any. */
export interface Want {
  groups: number[];
  count: number;
  way: "s" | "p" | "n";
}

/** What was found for a want, or why nothing was. */
export type Found = { units: number[] } | { code: string; left: number };

/** Reckoned in single precision over there. */
const about = 0.05;

/**
 * Says what is wrong with what the search came to, by looking at every place there is; undefined when nothing is. Among places that are
 * equally good any will do, so the model does not foretell which.
 */
export function wrongWith(hall: Hall, isFree: (unit: number) => boolean, want: Want, found: Found): string | undefined {
  const { groups, count, way } = want;
  const free = Array.from(hall.plan.groupOf.keys()).filter(
    (unit) => isFree(unit) && groups.includes(hall.plan.groupOf[unit] ?? -1),
  );
  const stretches = stretchesOf(hall, free);
  if (way !== "n" && stretches.some((stretch) => stretch.length >= count))
    return wrongNeighbours(hall, stretches, count, found);
  const left = Math.min(free.length, way === "s" ? count : free.length);
  const refused = way === "s" && free.length >= count ? "NOT_TOGETHER" : "NOT_ENOUGH_UNITS";
  if (way === "s" || free.length < count) {
    if (!("code" in found)) return `${found.units} found where it should be ${refused}`;
    return found.code === refused && found.left === left
      ? undefined
      : `${found.code} ${found.left}, not ${refused} ${left}`;
  }
  if (!("units" in found)) return `${found.code} though ${free.length} are free`;
  const { units } = found;
  if (new Set(units).size !== count || !units.every((unit) => free.includes(unit)))
    return `${units} are not ${count} of the free ${free}`;
  const largest = Math.max(...stretches.map((stretch) => stretch.length));
  const piece = units.slice(0, Math.min(count - 1, largest));
  if (way === "p" && piece.some((unit, n) => n > 0 && unit !== (piece[n - 1] ?? 0) + 1))
    return `${units} are parted more than they must be`;
  return undefined;
}

/** Free neighbours, as long as they go. */
function stretchesOf(hall: Hall, free: number[]): number[][] {
  const stretches: number[][] = [];
  for (const unit of free) {
    const last = stretches.at(-1);
    if (last && last.at(-1) === unit - 1 && hall.joins[unit - 1]) last.push(unit);
    else stretches.push([unit]);
  }
  return stretches;
}

function wrongNeighbours(hall: Hall, stretches: number[][], count: number, found: Found): string | undefined {
  if (!("units" in found)) return `${found.code} ${found.left} though there are ${count} together`;
  const places = stretches.flatMap((stretch) =>
    stretch.slice(0, Math.max(0, stretch.length - count + 1)).map((first, left) => {
      const right = stretch.length - left - count;
      return { first, lone: left === 1 || right === 1, far: distance(hall, stretch.slice(left, left + count)) };
    }),
  );
  const [first = -1] = found.units;
  const chosen = places.find((place) => place.first === first);
  const together = found.units.length === count && found.units.every((unit, n) => unit === first + n);
  if (!chosen || !together) return `${found.units} are not ${count} free neighbours`;
  if (chosen.lone && places.some((place) => !place.lone)) return `${found.units} leave a lone seat where they need not`;
  const nearest = Math.min(...places.filter((place) => place.lone === chosen.lone).map((place) => place.far));
  return chosen.far <= nearest + about ? undefined : `${found.units} are ${chosen.far} away, the nearest ${nearest}`;
}

function distance(hall: Hall, units: number[]): number {
  const [first, last] = [hall.at[units[0] ?? -1], hall.at[units.at(-1) ?? -1]];
  if (!first || !last) return 0;
  return Math.hypot((first.x + last.x) / 2, (first.y + last.y) / 2);
}

/**
 * The free seats that these hand-picked ones, counted as taken, would leave alone though another choice of as many would not: none where
 * only one was to be left anyway.
 */
export function loneSeats(hall: Hall, isFree: (unit: number) => boolean, chosen: number[]): number[] {
  const isOpen = (unit: number) => isFree(unit) || chosen.includes(unit);
  const joined = (unit: number, next: number) => hall.joins[Math.min(unit, next)] === true;
  const lone = new Set<number>();
  for (const unit of chosen)
    for (const beside of [unit - 1, unit + 1]) {
      if (!joined(unit, beside) || !isFree(beside) || chosen.includes(beside)) continue;
      const freeBeside = [beside - 1, beside + 1].some(
        (next) => joined(beside, next) && isFree(next) && !chosen.includes(next),
      );
      if (freeBeside) continue;
      let [first, last] = [beside, beside];
      while (joined(first - 1, first) && isOpen(first - 1)) first -= 1;
      while (joined(last, last + 1) && isOpen(last + 1)) last += 1;
      const inIt = chosen.filter((one) => one >= first && one <= last).length;
      if (last - first + 1 - inIt > 1) lone.add(beside);
    }
  return [...lone];
}
