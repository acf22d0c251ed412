import type { HoldView, OfferCard } from "../reading/answers.ts";

/** One piece of an offer with the units it takes: a ticket, or a bundle of several. */
export interface Piece {
  offer: OfferCard;
  units: number[];
}

/**
 * What a hold holds, piece by piece. Units that no item names belong to the other items in their order, as the hold has taken them.
 * An offer that is no longer shown is left out.
 */
export function piecesOf(hold: Pick<HoldView, "items" | "units">, offers: readonly OfferCard[]): Piece[] {
  const named = new Set(hold.items.flatMap((item) => item.units ?? []));
  const rest = hold.units.filter((unit) => !named.has(unit));
  return hold.items.flatMap((item) => {
    const offer = offers.find((one) => one.id === item.offerId);
    if (!offer) return [];
    const units = item.units ?? rest.splice(0, item.quantity * offer.units);
    return Array.from({ length: item.quantity }, (_, at) => ({
      offer,
      units: units.slice(at * offer.units, (at + 1) * offer.units),
    }));
  });
}
