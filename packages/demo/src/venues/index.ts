/** Venues as they are built, for the demo season and for measuring: each a layout and a proposal of what costs what. */
export { arena } from "./arena.ts";
export type { PriceAreas } from "./price-areas.ts";
export { stadium } from "./stadium.ts";
export { theatre } from "./theatre.ts";
