import type { Fen } from "../platform/money.ts";

/** A pass on sale as a page shows it. */
export interface PassCard {
  id: string;
  name: string;
  nameEn: string;
  priceFen: Fen;
  /** What the same places cost as single tickets. */
  aloneFen: Fen;
  /** When it may be sold, beside the windows of its performances; null is no bound of its own. */
  opensAt: Date | null;
  closesAt: Date | null;
  /** One place in each, in the order of the performances. */
  parts: { performanceId: string; tierId: string; tierName: string; tierNameEn: string; colour: string }[];
}

type PerformanceRow = {
  id: string;
  items: {
    tier: { id: string; name: string; nameEn: string; colour: string; priceFen: number };
    offer: Pick<PassCard, "id" | "name" | "nameEn" | "priceFen" | "opensAt" | "closesAt"> & {
      kind: string;
      state: string;
    };
  }[];
};

/** The passes on sale over an event's performances, dearest first. Pure. */
export function toPasses(performances: PerformanceRow[]): PassCard[] {
  const passes = new Map<string, PassCard>();
  for (const { id: performanceId, items } of performances) {
    for (const { offer, tier } of items) {
      if (offer.kind !== "pass" || offer.state !== "active") continue;
      const { id, name, nameEn, priceFen, opensAt, closesAt } = offer;
      const known = passes.get(id) ?? { id, name, nameEn, priceFen, aloneFen: 0, opensAt, closesAt, parts: [] };
      known.aloneFen += tier.priceFen;
      known.parts.push({
        ...{ performanceId, tierId: tier.id, tierName: tier.name, tierNameEn: tier.nameEn, colour: tier.colour },
      });
      passes.set(id, known);
    }
  }
  return [...passes.values()].sort((a, b) => b.priceFen - a.priceFen);
}
