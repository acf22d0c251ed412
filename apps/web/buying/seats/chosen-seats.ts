import type { HoldView, OfferCard } from "../../reading/answers.ts";
import type { Piece } from "../pieces.ts";
import type { HoldItem } from "../purchase.ts";

/** A seat (or standing place) the buyer has chosen, and the offer he wants it for. The seats of one bundle offer form its pieces in their order. */
export interface ChosenSeat {
  unit: number;
  offerId: string;
}

/** What one tier is sold as: seats one by one, the ordinary way first, and bundles of several. */
export function offersOfTier(
  offers: readonly OfferCard[],
  tierId: string,
): { single: OfferCard[]; bundle: OfferCard[] } {
  const own = offers.filter((offer) => offer.kind !== "pass" && offer.tierIds.every((id) => id === tierId));
  const ordinary = (offer: OfferCard) => Number(offer.kind !== "standard");
  return {
    single: own.filter((offer) => offer.units === 1).sort((a, b) => ordinary(a) - ordinary(b)),
    bundle: own.filter((offer) => offer.units > 1),
  };
}

/** The chosen seats as pieces of their offers, bundles together. */
export function chosenPieces(chosen: readonly ChosenSeat[], offers: readonly OfferCard[]): Piece[] {
  const pieces: Piece[] = [];
  for (const { unit, offerId } of chosen) {
    const offer = offers.find((one) => one.id === offerId);
    if (!offer) continue;
    const open = pieces.find((piece) => piece.offer === offer && piece.units.length < offer.units);
    if (open) open.units.push(unit);
    else pieces.push({ offer, units: [unit] });
  }
  return pieces;
}

/** What the chosen seats cost in fen. */
export function chosenSum(chosen: readonly ChosenSeat[], offers: readonly OfferCard[]): number {
  return chosenPieces(chosen, offers).reduce((sum, piece) => sum + piece.offer.priceFen, 0);
}

/** The chosen seats as the hold takes them: one item an offer, with its units. */
export function holdItems(chosen: readonly ChosenSeat[], offers: readonly OfferCard[]): HoldItem[] {
  const items = new Map<string, { offerId: string; quantity: number; units: number[] }>();
  for (const { offer, units } of chosenPieces(chosen, offers)) {
    const item = items.get(offer.id) ?? { offerId: offer.id, quantity: 0, units: [] };
    item.quantity += 1;
    item.units.push(...units);
    items.set(offer.id, item);
  }
  return [...items.values()];
}

/** What a hold holds, as a choice; units that came without being named are no seats chosen by anyone. */
export function chosenOf(hold: Pick<HoldView, "items">): ChosenSeat[] {
  return hold.items.flatMap(({ offerId, units }) => (units ?? []).map((unit) => ({ unit, offerId })));
}

/** Without these seats. What is left of a bundle that loses one becomes seats one by one. */
export function dropSeats(
  chosen: readonly ChosenSeat[],
  units: readonly number[],
  offers: readonly OfferCard[],
): ChosenSeat[] {
  const broken = chosenPieces(chosen, offers).filter((piece) => piece.units.some((unit) => units.includes(unit)));
  return chosen.flatMap((seat) => {
    if (units.includes(seat.unit)) return [];
    const piece = broken.find((one) => one.units.includes(seat.unit));
    const alone = piece && offersOfTier(offers, piece.offer.tierIds[0] ?? "").single[0];
    return [alone ? { unit: seat.unit, offerId: alone.id } : seat];
  });
}

/** These seats, chosen already, for another offer. */
export function chooseOffer(chosen: readonly ChosenSeat[], units: readonly number[], offerId: string): ChosenSeat[] {
  return chosen.map((seat) => (units.includes(seat.unit) ? { unit: seat.unit, offerId } : seat));
}

/** A bundle that chosen seats could become, how many more seats it takes (0: it can be had now), and what it saves. */
export interface BundleChance {
  offer: OfferCard;
  units: number[];
  missing: number;
  savesFen: number;
}

/** The bundles that the seats chosen one by one could become. Seats nearest to each other by number come together. */
export function bundleChances(chosen: readonly ChosenSeat[], offers: readonly OfferCard[]): BundleChance[] {
  const tiers = [...new Set(offers.flatMap((offer) => offer.tierIds))];
  return tiers.flatMap((tierId) => {
    const { single, bundle } = offersOfTier(offers, tierId);
    const priceOf = new Map(single.map((offer) => [offer.id, offer.priceFen]));
    const alone = chosen.filter((seat) => priceOf.has(seat.offerId)).sort((a, b) => a.unit - b.unit);
    if (alone.length === 0) return [];
    return bundle.flatMap((offer) => {
      const seats = closest(alone, offer.units);
      const single = seats.reduce((sum, seat) => sum + (priceOf.get(seat.offerId) ?? 0), 0);
      const missing = offer.units - seats.length;
      // A bundle dearer than its seats as they are (students, say) is no offer.
      if (missing === 0 && single <= offer.priceFen) return [];
      return [{ offer, units: seats.map((seat) => seat.unit), missing, savesFen: single - offer.priceFen }];
    });
  });
}

function closest(seats: ChosenSeat[], count: number): ChosenSeat[] {
  let best = seats.slice(0, count);
  const span = (some: ChosenSeat[]) => (some.at(-1)?.unit ?? 0) - (some[0]?.unit ?? 0);
  for (let from = 1; from + count <= seats.length; from++) {
    const some = seats.slice(from, from + count);
    if (span(some) < span(best)) best = some;
  }
  return best;
}

/** A choice as it stands in an address, so that it outlives the way through the login: "12:offer,13:offer". */
export function writeChosen(chosen: readonly ChosenSeat[]): string {
  return chosen.map(({ unit, offerId }) => `${unit}:${offerId}`).join(",");
}

/** The choice of an address; what is no seat of these offers, comes twice, or is a piece of a bundle only, is left out. */
export function readChosen(text: string | undefined, offers: readonly OfferCard[]): ChosenSeat[] {
  const seats = (text ?? "")
    .split(",")
    .slice(0, 40)
    .map((pair) => pair.split(":"));
  const read = new Map<number, ChosenSeat>();
  for (const [number, offerId = ""] of seats) {
    const unit = Number(number);
    if (number && Number.isInteger(unit) && unit >= 0 && offers.some((offer) => offer.id === offerId))
      read.set(unit, { unit, offerId });
  }
  const chosen = [...read.values()];
  const partial = chosenPieces(chosen, offers).filter((piece) => piece.units.length < piece.offer.units);
  return chosen.filter((seat) => !partial.some((piece) => piece.units.includes(seat.unit)));
}
