import type { Transaction } from "@kaimu/db";

/** What one piece of an offer takes of a tier. */
export interface OfferPart {
  offerId: string;
  tierId: string;
  units: number;
}

/** What one piece of each of these offers is made of; a standard ticket of one part with one unit. */
export async function offerParts(tx: Pick<Transaction, "offerItem">, offerIds: string[]): Promise<OfferPart[]> {
  return tx.offerItem.findMany({
    where: { offerId: { in: [...new Set(offerIds)] } },
    select: { offerId: true, tierId: true, units: true },
  });
}
