/**
 * The seat map: seats of a performance on a canvas and as a list, and the store of their states. For browsers only; a server
 * renders the empty canvas.
 */
export { type SeatMapMessages, seatMapMessages } from "./messages.ts";
export { SeatList } from "./seat-list.tsx";
export { SeatMap, type SeatMapProps } from "./seat-map.tsx";
export { createSeatStates, type SeatStates } from "./seat-states.ts";
export type { SeatTier } from "./seat-tier.ts";
