import type { HoldView, OfferCard, TierAvailability } from "../reading/answers.ts";
import { piecesLeft } from "../shows/sale-state.ts";

/** How many pieces of each offer a buyer wants, by the offer's id. */
export type Wish = Readonly<Record<string, number>>;

/** The wish as the hold takes it. */
export function itemsOf(wish: Wish): { offerId: string; quantity: number }[] {
  return Object.entries(wish).flatMap(([offerId, quantity]) => (quantity > 0 ? [{ offerId, quantity }] : []));
}

/** What a hold holds, as a wish. */
export function wishOf(hold: Pick<HoldView, "items">): Wish {
  const wish: Record<string, number> = {};
  for (const item of hold.items) wish[item.offerId] = (wish[item.offerId] ?? 0) + item.quantity;
  return wish;
}

/** The sum in fen and the places that a wish comes to at the prices shown. */
export function sumOf(wish: Wish, offers: readonly OfferCard[]): { totalFen: number; places: number } {
  return offers.reduce(
    (sum, offer) => {
      const pieces = wish[offer.id] ?? 0;
      return { totalFen: sum.totalFen + pieces * offer.priceFen, places: sum.places + pieces * offer.units };
    },
    { totalFen: 0, places: 0 },
  );
}

/** The most pieces of an offer that may be wished for beside the rest: by the account's limit and by what is left. */
export function mostOf(
  offer: OfferCard,
  o: { wish: Wish; offers: readonly OfferCard[]; limit: number; free: readonly TierAvailability[] | null },
): number {
  const others = sumOf({ ...o.wish, [offer.id]: 0 }, o.offers).places;
  const byLimit = Math.floor((o.limit - others) / offer.units);
  return Math.max(0, Math.min(byLimit, piecesLeft(offer, o.free) ?? byLimit, 20));
}

/** Free places with those of the buyer's own hold added: they are his to choose again. */
export function withOwn(
  free: readonly TierAvailability[] | null,
  held: Wish,
  offers: readonly OfferCard[],
): TierAvailability[] | null {
  if (!free) return null;
  return free.map(({ tierId, free: left }) => {
    const own = offers.filter((offer) => offer.tierIds.length === 1 && offer.tierIds[0] === tierId);
    return { tierId, free: left + sumOf(held, own).places };
  });
}

/** A wish as it stands in an address, so that it outlives the way through the login: "id:2,id:1". */
export function writeWish(wish: Wish): string {
  return itemsOf(wish)
    .map(({ offerId, quantity }) => `${offerId}:${quantity}`)
    .join(",");
}

/** The wish of an address; what is not of these offers is left out. */
export function readWish(text: string | undefined, offers: readonly OfferCard[]): Wish {
  const pairs = (text ?? "").split(",").map((pair) => pair.split(":"));
  return Object.fromEntries(
    pairs.flatMap(([id = "", count]) => {
      const quantity = Number(count);
      const known = offers.some((offer) => offer.id === id);
      return known && Number.isInteger(quantity) && quantity > 0 && quantity <= 20 ? [[id, quantity]] : [];
    }),
  );
}
