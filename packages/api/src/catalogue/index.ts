/**
 * Catalogue: what is shown and on what terms it is sold.
 *
 * Owns organizers, venues, seat_maps, events, performances, performance_plans, price_tiers, offers, offer_items, pools.
 * Promises: a published seat map and a stored plan never change; the terms of a sale are read from the primary.
 */

export { allocatedUnits } from "./allocations.ts";
export { type CallOff, cancelShowing, postponeShowing } from "./call-off.ts";
export { findInTitles } from "./find-in-titles.ts";
export { lockTerms } from "./lock-terms.ts";
export { type OfferPart, offerParts } from "./offer-parts.ts";
export { type Right, requireOwnEvent, requireOwnPerformance, requireRight } from "./own-events.ts";
export { type PassParts, passParts } from "./pass-parts.ts";
export { blockedGroup, expandPlan, type Plan, type PlanRun } from "./plan.ts";
export { type PlanFile, planFile } from "./plan-file.ts";
export {
  type EventCard,
  type EventPage,
  eventPage,
  listEvents,
  performancesOnSale,
  sellingEvents,
} from "./read-events.ts";
export { eventsForIndex, publishedEventIds, type SearchableEvent } from "./read-for-search.ts";
export { listOrganizers, organizerName, organizerNames } from "./read-organizers.ts";
export { listSales, type Showing, showingsOf, showingsOfEvent } from "./read-showings.ts";
export { deadlineOf, nextTimeOf, type RefundRule, readRefundRule } from "./refund-rule.ts";
export { forgetTerms, readPlan, rememberedTerms, type SaleOffer, type SaleTerms, saleTerms } from "./sale-terms.ts";
export { layoutOf, type SeatLabel, seatKeysOf, seatLabels } from "./seat-map.ts";
export { type Seller, sellsTo } from "./sells-to.ts";
export { type ShowOnTicket, showOnTicket } from "./show-on-ticket.ts";
export { type ShowingForReturn, showingsForReturn } from "./showing-for-return.ts";
export { titlesOf } from "./titles-of.ts";
export { zoneOf } from "./zone-of.ts";
