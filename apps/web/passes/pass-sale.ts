import { calls } from "../buying/calls.ts";
import type { PurchaseCalls } from "../buying/purchase.ts";
import type { HoldView, OfferCard, PassCard, PassHoldView } from "../reading/answers.ts";

/**
 * The holds of a pass as one, so that it is bought like anything else: its units are its pieces, counted from 0, and it goes by the id of its
 * first hold.
 */
export interface PassHold extends HoldView {
  parts: PassHoldView["parts"];
}

/** What the server answers, as one hold. */
export function asHold({ passId, quantity, leftMs, parts }: PassHoldView): PassHold {
  const [first] = parts;
  return {
    ...{ id: first?.holdId ?? "", performanceId: first?.performanceId ?? "", leftMs, parts },
    units: Array.from({ length: quantity }, (_, piece) => piece),
    items: [{ offerId: passId, quantity }],
  };
}

/** A pass as something to put into an order: a piece is one unit of it. */
export function asOffer({ id, name, nameEn, priceFen, parts }: PassCard): OfferCard {
  return { id, kind: "pass", name, nameEn, priceFen, tierIds: [], units: 1, colour: parts[0]?.colour ?? "" };
}

/** How a pass is held, ordered and let go: in all its performances at once. */
export function passSale(
  passId: string,
  admissions: { performanceId: string; token: string }[],
): PurchaseCalls<PassHold> {
  return {
    async hold({ clientKey, items }) {
      const [item] = items;
      const mayPart = item?.mayPart ? { mayPart: true } : {};
      const wanted = { passId, clientKey, quantity: item?.quantity ?? 1, admissions, ...mayPart };
      return asHold(await calls.inventory.holdPass.mutate(wanted));
    },
    place({ parts }, { attendees, ...o }) {
      const holds = parts.map(({ performanceId, holdId }) => ({ performanceId, holdId }));
      const people = attendees?.toSorted((a, b) => a.unit - b.unit).map(({ attendeeId }) => attendeeId);
      return calls.ordering.placePass.mutate({ ...o, passId, holds, ...(people ? { attendeeIds: people } : {}) });
    },
    letGo: () => calls.inventory.letPassGo.mutate({ passId }),
  };
}
