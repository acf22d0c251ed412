/**
 * Inventory: which unit is free, held, claimed or sold.
 *
 * Owns the tables unit_claims, attendee_claims, redis_lives (inventory_epoch before it) and the Redis keys inv:{performance}:*.
 * Promises: Redis decides fast, by one script call, all or nothing; MySQL decides last, by the primary key of unit_claims.
 * Losing Redis costs a buyer a retry, never a second owner of a unit. Holds are timed by Redis's clock.
 */
export { availability, type TierAvailability } from "./availability.ts";
export { claim, markSold, releaseClaims } from "./claim.ts";
export { claimedAmong } from "./claims-of.ts";
export { followAtOnce, followTerms } from "./follow-terms.ts";
export { type Hold, hold, letGo, myHold, type WantedItem } from "./hold.ts";
export { holdPass, letPassGo, myPass, type PassPart } from "./hold-pass.ts";
export { keepHold, leaveHold } from "./keep-hold.ts";
export { pickSeats } from "./pick-seats.ts";
export { rebuild } from "./rebuild.ts";
export { reconcile, showUnits } from "./reconcile.ts";
export { freeReturned, returnUnits } from "./return-units.ts";
export { type SaleUnits, saleUnits } from "./sale-units.ts";
export { type ClaimedUnits, showClaims, showOrder } from "./show-claims.ts";
export { soldUnits } from "./sold-units.ts";
export { preWarm, type StockInRedis, stockInRedis } from "./stock-in-redis.ts";
export { heldUnits, type StockStates, stockStates } from "./stock-states.ts";
export { changesSince, type UnitChange, type UnitStates, unitStates } from "./unit-states.ts";
export { type UnitWatcher, watchUnits } from "./watch-units.ts";
