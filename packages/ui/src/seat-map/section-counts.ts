import { UnitState } from "@kaimu/seatmap";
import { type SeatIndex, sectionOf } from "./seat-index.ts";
import type { SeatStates, StateChange } from "./seat-states.ts";

/** How a section stands: its units on sale at all, those free, and the free ones of each tier. */
export interface SectionCount {
  total: number;
  free: number;
  freeOfTier: Int32Array;
  /** The cheapest tier with something free, else the cheapest there is; −1 when nothing is on sale. */
  cheapest: number;
}

/** Counts by section that are counted again only where something changed. */
export interface SectionCounts {
  of(section: number): SectionCount;
  /** Notes a change and returns the sections it touches. */
  note(change: StateChange): Iterable<number>;
}

/** Counts over these states. `prices` are the tiers' prices in fen, `tierOf` says each unit's tier (−1: blocked). */
export function countSections(
  index: SeatIndex,
  states: SeatStates,
  tierOf: Int16Array,
  prices: readonly number[],
): SectionCounts {
  const known: (SectionCount | undefined)[] = index.sections.map(() => undefined);
  const count = (at: number): SectionCount => {
    const span = index.sections[at];
    const freeOfTier = new Int32Array(prices.length);
    const here = new Set<number>();
    let [total, free] = [0, 0];
    const add = (from: number, to: number) => {
      for (let unit = from; unit < to; unit++) {
        const tier = tierOf[unit] ?? -1;
        const state = states.of(unit);
        if (tier < 0 || state === UnitState.notForSale) continue;
        total++;
        here.add(tier);
        if (state !== UnitState.free) continue;
        free++;
        freeOfTier[tier] = (freeOfTier[tier] ?? 0) + 1;
      }
    };
    if (span) add(span.from, span.to);
    if (span?.standing) add(span.standing.from, span.standing.to);
    let cheapest = -1;
    for (const tier of here) {
      if (free && !freeOfTier[tier]) continue;
      if (cheapest < 0 || (prices[tier] ?? 0) < (prices[cheapest] ?? 0)) cheapest = tier;
    }
    return { total, free, freeOfTier, cheapest };
  };
  return {
    of(section) {
      const found = known[section] ?? count(section);
      known[section] = found;
      return found;
    },
    note(change) {
      const touched =
        change === "all" ? known.keys() : new Set(change.map((unit) => sectionOf(index, unit)).filter((at) => at >= 0));
      const list = [...touched];
      for (const section of list) known[section] = undefined;
      return list;
    },
  };
}
