/** Neighbouring units of a show that are sold under one offer. */
export interface Area {
  offerId: string;
  priceFen: number;
  units: number;
}

/** A performance on sale: what a buyer needs to know to buy. Its areas follow one another from unit 0. */
export interface Show {
  performanceId: string;
  areas: Area[];
  /** How many units a buyer may take at once: he draws one of these. */
  quantities: number[];
  /** Seats of a row, where there are seats: a unit is the seat of that number, row after row from the front. */
  perRow?: number;
}

/** What a buyer asks for: pieces of offers, and which units where there are seats. */
export interface WantedItem {
  offerId: string;
  quantity: number;
  units?: number[];
}

/** These seats as items of an order: one for each area they lie in. */
export function itemsOf(show: Show, units: number[]): WantedItem[] {
  let from = 0;
  return show.areas.flatMap(({ offerId, units: size }) => {
    const own = units.filter((unit) => unit >= from && unit < from + size);
    from += size;
    return own.length === 0 ? [] : [{ offerId, quantity: own.length, units: own }];
  });
}

/** What items cost, in fen. */
export function priceOf(show: Show, items: WantedItem[]): number {
  const price = new Map(show.areas.map((area) => [area.offerId, area.priceFen]));
  return items.reduce((sum, item) => sum + item.quantity * (price.get(item.offerId) ?? 0), 0);
}
