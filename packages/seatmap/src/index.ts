/**
 * What everyone who speaks of seats agrees on: the layout of a venue, the order and the keys of its seats, the two bits a
 * unit's state takes, and the tiers of a plan. Pure: plain values in, plain values out.
 */

export type { Row, SeatMapLayout, Section } from "./layout.ts";
export { type Locale, parseSeatKey, seatKey, seatLabel } from "./seat-key.ts";
export {
  layoutSize,
  placesOf,
  type SeatPlace,
  type StandingPlaces,
  seatAt,
  seatCount,
  seatStarts,
} from "./seat-order.ts";
export { tierColours } from "./tier-colours.ts";
export { type TierRun, tierOfUnits, tierRuns } from "./tier-runs.ts";
export { emptyStates, setState, stateOf, statesFromBase64, UnitState } from "./unit-state.ts";
