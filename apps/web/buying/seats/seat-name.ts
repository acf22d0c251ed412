import { placesOf, seatAt, seatCount, seatLabel } from "@kaimu/seatmap";
import type { Locale } from "@kaimu/ui";
import type { SeatHouse } from "./seat-house.ts";

/** What a unit is called: "A区 12排 5座", or the name of the standing area it is a place of; "" while the seats are not loaded. */
export function seatName(house: Pick<SeatHouse, "layout"> | null, unit: number, locale: Locale): string {
  if (!house) return "";
  if (unit < seatCount(house.layout)) {
    const { key, section } = seatAt(house.layout, unit);
    return seatLabel(key, locale, section);
  }
  const area = placesOf(house.layout).find(({ from, places }) => unit >= from && unit < from + places);
  return (locale === "zh" ? area?.section.name : area?.section.nameEn) ?? "";
}
