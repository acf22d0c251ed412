import { seatLabel } from "@kaimu/seatmap";
import { serverCaller } from "@kaimu/site/server";
import type { Locale } from "@kaimu/ui";
import type { Messages } from "../messages/zh.ts";

/** A unit of an order or ticket as the rooms answer it. */
interface Place {
  unit: number | null;
  seatKey: string | null;
}

/**
 * Places of one performance as their owner reads them, in their order: the seat as its venue calls it, or the number counted from one
 * where there are no seats.
 */
export async function placeNames(
  places: readonly Place[],
  o: { performanceId: string; locale: Locale; t: Messages },
): Promise<string[]> {
  const seatKeys = [...new Set(places.flatMap((place) => place.seatKey ?? []))].slice(0, 100);
  const call = await serverCaller.web();
  // Without the venue's own words the key still says which seat it is.
  const labels = seatKeys.length
    ? await call.catalogue.seatLabels({ performanceId: o.performanceId, seatKeys }).catch(() => [])
    : [];
  const named = new Map(seatKeys.map((key, at) => [key, labels[at]?.[o.locale]]));
  return places.map(({ unit, seatKey }) => {
    if (seatKey) return named.get(seatKey) ?? seatLabel(seatKey, o.locale);
    return unit === null ? "" : o.t.ticket.place(unit + 1);
  });
}
