import { UnitState } from "@kaimu/seatmap";
import type { SeatStates } from "@kaimu/ui/seat-map";

/** The states everyone sees, as this buyer may choose from them. */
export interface OwnSeats extends SeatStates {
  /** The units that are kept for this buyer. */
  own(): Iterable<number>;
  /** These units are kept for this buyer: they are his to choose again, whatever everyone else is told of them. */
  setOwn(units: readonly number[]): void;
}

/** Lays the buyer's own hold over the states everyone sees. */
export function layOwnOver(states: SeatStates): OwnSeats {
  let own: ReadonlySet<number> = new Set();
  const listeners = new Set<(change: readonly number[] | "all") => void>();
  return {
    unitCount: states.unitCount,
    version: states.version,
    apply: states.apply,
    reset: states.reset,
    of(unit) {
      const state = states.of(unit);
      return state === UnitState.held && own.has(unit) ? UnitState.free : state;
    },
    subscribe(listener) {
      listeners.add(listener);
      const stop = states.subscribe(listener);
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
    own: () => own,
    setOwn(units) {
      const before = own;
      own = new Set(units);
      const changed = [...new Set([...before, ...own])].filter((unit) => before.has(unit) !== own.has(unit));
      if (changed.length > 0) for (const listener of listeners) listener(changed);
    },
  };
}
