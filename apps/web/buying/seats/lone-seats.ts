import { type SeatMapLayout, seatCount, seatStarts, UnitState } from "@kaimu/seatmap";

/** What is known of the house: where seats are, of which tier, and how they stand. */
interface House {
  layout: SeatMapLayout;
  tierOf: ArrayLike<number>;
  states: { of(unit: number): UnitState };
}

/**
 * Free seats that this choice would leave alone, with nobody to sit beside: between the choice and what is taken, an aisle or the row's end.
 * Where the stretch it was chosen from had just one seat more than was wanted, somebody had to be alone, and nothing is said. As the server
 * reckons where the organizer refuses such a choice. Pure.
 */
export function loneSeats(house: House, chosen: readonly number[]): number[] {
  const mine = new Set(chosen);
  const lone = new Set<number>();
  for (const unit of chosen) {
    if (unit >= seatCount(house.layout)) continue;
    const [first, last] = stretchAround(house, mine, unit);
    for (const beside of [unit - 1, unit + 1]) {
      if (beside < first || beside > last || mine.has(beside)) continue;
      const alone = (at: number) => at < first || at > last || mine.has(at);
      if (!alone(beside - 1) || !alone(beside + 1)) continue;
      const taken = range(first, last).filter((at) => mine.has(at)).length;
      if (last - first + 1 - taken > 1) lone.add(beside);
    }
  }
  return [...lone].sort((a, b) => a - b);
}

/** First and last seat of the neighbours around a seat that are free, or would be without this choice. */
function stretchAround(house: House, mine: ReadonlySet<number>, unit: number): [number, number] {
  const { starts, rows } = seatStarts(house.layout);
  const row = starts.findLastIndex((start) => start <= unit);
  const start = starts[row] ?? 0;
  const aisles = rows[row]?.aisles ?? [];
  const end = start + (rows[row]?.x.length ?? 1) - 1;
  const open = (at: number) =>
    (mine.has(at) || house.states.of(at) === UnitState.free) && house.tierOf[at] === house.tierOf[unit];
  let [first, last] = [unit, unit];
  while (first > start && !aisles.includes(first - 1 - start) && open(first - 1)) first -= 1;
  while (last < end && !aisles.includes(last - start) && open(last + 1)) last += 1;
  return [first, last];
}

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, n) => first + n);
