import type { SaleOffer, SaleTerms } from "../catalogue/index.ts";
import type { Hold } from "../inventory/index.ts";
import { AppError } from "../platform/errors.ts";
import { type Fen, splitFen } from "../platform/money.ts";

/** A ticket line before it has an id: one unit, its price, and the terms it is sold under. */
export interface PricedLine {
  unit: number;
  tierId: string;
  offerId: string;
  amountFen: Fen;
  terms: {
    tierName: string;
    tierNameEn: string;
    offerName: string;
    offerNameEn: string;
    payee: string;
    taxClass: string;
    refundRule: unknown;
    /** Where its seat is told only when the order is paid. */
    seatTold?: "after_payment";
    /** Which piece of a pass it belongs to, counted from 1: lines of one piece are sold and given back together. */
    passPiece?: number;
  };
}

/**
 * Prices what a hold holds, on the server, from the offers as they stand. Pure. A piece of an offer that takes several units is split
 * over their lines to the fen. Every held unit must be used up: throws OFFER_NOT_AVAILABLE when items and units do not fit.
 */
export function priceLines(terms: SaleTerms, hold: Pick<Hold, "units" | "items">): PricedLine[] {
  const left = new Set(hold.units);
  const take = (tierCode: string, wanted: readonly number[] | undefined) => {
    for (const unit of left) {
      if (wanted && !wanted.includes(unit)) continue;
      if (terms.plan.groups[terms.plan.groupOf[unit] ?? -1]?.tier !== tierCode) continue;
      left.delete(unit);
      return unit;
    }
    throw new AppError("OFFER_NOT_AVAILABLE", { detail: "the held units do not fit the offer" });
  };

  const lines = hold.items.flatMap((item) => {
    const offer = terms.offers.find((one) => one.id === item.offerId);
    if (!offer?.active || offer.kind === "pass")
      throw new AppError("OFFER_NOT_AVAILABLE", { facts: { offerId: item.offerId } });
    return Array.from({ length: item.quantity }, () => {
      const parts = offer.items.flatMap((part) => Array.from({ length: part.units }, () => part));
      const amounts = splitFen(offer.priceFen, parts.length);
      return parts.map((part, index) =>
        lineOf(terms, offer, { ...part, unit: take(part.tierCode, item.units), amountFen: amounts[index] ?? 0 }),
      );
    }).flat();
  });
  if (left.size > 0) throw new AppError("OFFER_NOT_AVAILABLE", { detail: "held units without an offer" });
  return lines;
}

/** The line of one unit under the terms as they stand. */
export function lineOf(
  terms: SaleTerms,
  offer: SaleOffer,
  { unit, tierId, amountFen, passPiece }: { unit: number; tierId: string; amountFen: Fen; passPiece?: number },
): PricedLine {
  const tier = terms.tiers.find((one) => one.id === tierId);
  return {
    ...{ unit, tierId, amountFen, offerId: offer.id },
    terms: {
      tierName: tier?.name ?? "",
      tierNameEn: tier?.nameEn ?? "",
      offerName: offer.name,
      offerNameEn: offer.nameEn,
      payee: terms.organizerId,
      taxClass: "admission",
      refundRule: terms.refundRule,
      ...(terms.seatChoice === "after_payment" ? { seatTold: "after_payment" as const } : {}),
      ...(passPiece === undefined ? {} : { passPiece }),
    },
  };
}
