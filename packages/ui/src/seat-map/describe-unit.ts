import { seatAt, seatLabel, UnitState } from "@kaimu/seatmap";
import type { Locale } from "../locale.ts";
import type { SeatMapMessages } from "./messages.ts";
import { type SeatIndex, sectionOf } from "./seat-index.ts";
import { markOf, type SeatTier } from "./seat-tier.ts";

/** What a unit is to this buyer: the state everyone sees, with "mine" laid over it. */
export type Standing = "free" | "mine" | "held" | "sold" | "notForSale";

/** How a unit stands for this buyer. A blocked one (tier −1) is not for sale whatever its state. */
export function standingOf(state: UnitState, tier: number, mine: boolean): Standing {
  if (mine) return "mine";
  if (tier < 0 || state === UnitState.notForSale) return "notForSale";
  if (state === UnitState.free) return "free";
  return state === UnitState.held ? "held" : "sold";
}

/** A unit's place in words: "A区 12排 5座", or the name of its standing area. */
export function nameUnit(index: SeatIndex, unit: number, locale: Locale): string {
  if (unit < index.seats) {
    const { key, section } = seatAt(index.layout, unit);
    return seatLabel(key, locale, section);
  }
  const section = index.sections[sectionOf(index, unit)]?.section;
  return section ? (locale === "zh" ? section.name : section.nameEn) : "";
}

/** Everything there is to say of a unit: "A区 12排 5座 ¥480 可选". */
export function describeUnit(
  name: string,
  tier: SeatTier | undefined,
  standing: Standing,
  messages: SeatMapMessages,
): string {
  const price = tier && standing !== "notForSale" ? ` ${markOf(tier)}` : "";
  return `${name}${price} ${messages[standing]}`;
}
