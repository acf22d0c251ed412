import { stateOf, UnitState } from "@kaimu/seatmap";
import type { Chance } from "./chance.ts";
import type { Show } from "./show.ts";

/**
 * Seats side by side that the map shows as free, for `count` people or for as many as still fit into a row; empty when the map shows none.
 * The crowd wants the front: the n-th best choice is taken about 1/n as often as the best (Zipf). Pure but for the chance.
 */
export function chooseSeats(show: Show, states: Uint8Array, count: number, chance: Chance): number[] {
  const perRow = show.perRow ?? 1;
  const all = show.areas.reduce((sum, area) => sum + area.units, 0);
  for (let wanted = count; wanted > 0; wanted -= 1) {
    const firsts: number[] = [];
    for (let unit = 0; unit < all; unit += 1)
      if ((unit % perRow) + wanted <= perRow && areFree(states, unit, wanted)) firsts.push(unit);
    const first = firsts[Math.floor((firsts.length + 1) ** chance.next()) - 1];
    if (first !== undefined) return Array.from({ length: wanted }, (_, n) => first + n);
  }
  return [];
}

function areFree(states: Uint8Array, from: number, count: number): boolean {
  for (let unit = from; unit < from + count; unit += 1) if (stateOf(states, unit) !== UnitState.free) return false;
  return true;
}
