import { setState, stateOf, type UnitState } from "@kaimu/seatmap";

/** Which units changed, or "all" when everything was told anew. */
export type StateChange = readonly number[] | "all";

/** The states of a performance's units as this page knows them. Kept outside React: a delta redraws seats, not elements. */
export interface SeatStates {
  readonly unitCount: number;
  /** The version that was told last. */
  version(): number;
  of(unit: number): UnitState;
  /** Takes a delta. One that is not newer than what is known is left out, and false says so. */
  apply(version: number, units: readonly (readonly [unit: number, state: UnitState])[]): boolean;
  /** Takes a whole bitmap, whatever was known before. */
  reset(version: number, bytes: Uint8Array): void;
  /** Calls back after each change until the returned function is called. */
  subscribe(listener: (change: StateChange) => void): () => void;
}

/** A store of unit states that begins with this bitmap (two bits a unit, see @kaimu/seatmap). */
export function createSeatStates(unitCount: number, bytes: Uint8Array, version = 0): SeatStates {
  let [known, at] = [bytes.slice(), version];
  const listeners = new Set<(change: StateChange) => void>();
  const tell = (change: StateChange) => {
    for (const listener of listeners) listener(change);
  };
  return {
    unitCount,
    version: () => at,
    of: (unit) => stateOf(known, unit),
    apply(next, units) {
      if (next <= at) return false;
      at = next;
      const changed = units.filter(([unit, state]) => unit < unitCount && stateOf(known, unit) !== state);
      for (const [unit, state] of changed) setState(known, unit, state);
      if (changed.length) tell(changed.map(([unit]) => unit));
      return true;
    },
    reset(next, all) {
      [known, at] = [all.slice(), next];
      tell("all");
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
