import type { SaleOffer } from "../catalogue/index.ts";
import { AppError } from "../platform/errors.ts";
import { shareFen } from "../platform/money.ts";
import type { HeldPart } from "./place-order.ts";
import { lineOf, type PricedLine } from "./price-lines.ts";

/** A performance's part of a pass with its lines. */
export interface PricedPassPart extends HeldPart {
  priced: PricedLine[];
}

/**
 * Prices what is held of a pass. Pure. Each piece has its places in every performance, the first piece the lowest units, and its price is shared over
 * its lines by what their tiers cost alone, to the fen. Throws OFFER_NOT_AVAILABLE where the pass is not sold (any more), or the holds are not so
 * many whole pieces of it in just these performances.
 */
export function pricePass(pass: { passId: string; performanceIds: string[] }, held: HeldPart[]): PricedPassPart[] {
  const { passId, performanceIds } = pass;
  const here = new Set(held.map(({ hold }) => hold.performanceId));
  const isWhole = here.size === held.length && here.size === performanceIds.length;
  if (!isWhole || !performanceIds.every((id) => here.has(id))) throw notWhole(passId);
  const pieces = held[0]?.hold.items[0]?.quantity ?? 0;
  const parts = held.map((part) => ({ ...part, offer: offerOf(part, passId), priced: [] as PricedLine[] }));
  const places = parts.map((part) => placesOf(part, pieces));
  for (let piece = 1; piece <= pieces; piece += 1) {
    const taken = parts.flatMap((part, n) =>
      (places[n] ?? []).filter((one) => one.piece === piece).map((one) => ({ part, ...one })),
    );
    const amounts = shareFen(
      parts[0]?.offer.priceFen ?? 0,
      taken.map(({ part, tierId }) => part.terms.tiers.find(({ id }) => id === tierId)?.priceFen ?? 0),
    );
    for (const [n, { part, unit, tierId }] of taken.entries())
      part.priced.push(lineOf(part.terms, part.offer, { unit, tierId, amountFen: amounts[n] ?? 0, passPiece: piece }));
  }
  return parts.map(({ terms, hold, priced }) => ({ terms, hold, priced }));
}

function offerOf({ terms }: HeldPart, passId: string): SaleOffer {
  const offer = terms.offers.find((one) => one.id === passId);
  if (!offer?.active || offer.kind !== "pass") throw notWhole(passId);
  return offer;
}

/** Which unit is of which piece; all that is held must be used up. */
function placesOf(
  { terms, hold, offer }: HeldPart & { offer: SaleOffer },
  pieces: number,
): { piece: number; unit: number; tierId: string }[] {
  const [item, another] = hold.items;
  if (another || item?.offerId !== offer.id || item.quantity !== pieces) throw notWhole(offer.id);
  const left = hold.units.toSorted((a, b) => a - b);
  const places = Array.from({ length: pieces }, (_, n) =>
    offer.items.flatMap(({ tierId, tierCode, units }) =>
      Array.from({ length: units }, () => {
        const at = left.findIndex((unit) => terms.plan.groups[terms.plan.groupOf[unit] ?? -1]?.tier === tierCode);
        const [unit] = at < 0 ? [] : left.splice(at, 1);
        if (unit === undefined) throw notWhole(offer.id);
        return { piece: n + 1, unit, tierId };
      }),
    ),
  ).flat();
  if (left.length > 0) throw notWhole(offer.id);
  return places;
}

const notWhole = (offerId: string) =>
  new AppError("OFFER_NOT_AVAILABLE", { facts: { offerId }, detail: "not so many whole passes" });
