import { seatLabel } from "@kaimu/seatmap";
import { serverCaller } from "@kaimu/site/server";
import type { Locale } from "@kaimu/ui";
import type { Messages } from "../messages/zh.ts";

/** A unit of an order or ticket as the rooms answer it. */
interface Place {
  performanceId: string | null;
  unit: number | null;
  seatKey: string | null;
}

/**
 * Places as their owner reads them, in their order: the seat as its venue calls it, or the number counted from one where there are no
 * seats. Those of a pass are of several performances.
 */
export async function placeNames(places: readonly Place[], o: { locale: Locale; t: Messages }): Promise<string[]> {
  const call = await serverCaller.web();
  const seated = places.filter((place) => place.seatKey !== null && place.performanceId !== null);
  const named = new Map<string, string | undefined>();
  const asked = [...Map.groupBy(seated, (place) => place.performanceId ?? "")].map(async ([performanceId, some]) => {
    const seatKeys = [...new Set(some.flatMap((place) => place.seatKey ?? []))].slice(0, 100);
    // Without the venue's own words the key still says which seat it is.
    const labels = await call.catalogue.seatLabels({ performanceId, seatKeys }).catch(() => []);
    for (const [at, key] of seatKeys.entries()) named.set(`${performanceId} ${key}`, labels[at]?.[o.locale]);
  });
  await Promise.all(asked);
  return places.map(({ performanceId, unit, seatKey }) => {
    if (seatKey) return named.get(`${performanceId} ${seatKey}`) ?? seatLabel(seatKey, o.locale);
    return unit === null ? "" : o.t.ticket.place(unit + 1);
  });
}
