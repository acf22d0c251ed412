import type { Category } from "@kaimu/db";
import type { Weekend } from "../schedule.ts";
import type { HouseKey } from "./houses.ts";
import type { OrganizerKey } from "./organizers.ts";
import type { RefundKey } from "./refund-rules.ts";

/** One show of the demo season. Days count from the day the data is loaded; prices are in yuan. */
export interface DemoShow {
  key: string;
  organizer: OrganizerKey;
  house: HouseKey;
  category: Category;
  title: string;
  titleEn: string;
  summary: string;
  summaryEn: string;
  poster: { seed: number; motif: string; palette: [ground: string, one: string, two: string] };
  minutes: number;
  refund: RefundKey;
  /** Tickets are bound to persons; law asks for it from 5,000 places on. */
  realName?: true;
  transferable?: true;
  /** What is sold: standing places by tier, or the seats of the house at so much a tier, dearest first. */
  places?: PlacesTier[];
  seats?: SeatPrices;
  performances: DemoPerformance[];
  /** A place of one tier in every performance, for less than the tickets alone. */
  pass?: { name: string; nameEn: string; tier: string; yuan: number };
}

export interface DemoPerformance {
  inDays: number;
  /** That day of the first weekend whose Friday is not before `inDays`. */
  on?: Weekend;
  at: string;
  opens?: Opening;
  /** The share of what may be bought that is sold already, 0 to 1. */
  sold?: number;
  /** The demo's own buyer was here, with so many tickets. */
  visitor?: number;
}

export type Opening = { inDays: number; at: string } | { inHours: number };

export interface PlacesTier {
  code: string;
  name: string;
  nameEn: string;
  yuan: number;
  units: number;
  studentYuan?: number;
  bundle?: { name: string; nameEn: string; yuan: number; units: number };
}

export interface SeatPrices {
  yuan: number[];
  /** The two cheapest tiers for students, at six tenths. */
  student?: true;
  /** Two together a tenth cheaper, in the two tiers after the dearest. */
  pair?: true;
  /** Two grown-ups and a child a fifth cheaper, in the middle tiers. */
  family?: true;
}

/** One tier for the whole room. */
export function oneTier(
  yuan: number,
  units: number,
  more: { studentYuan?: number; bundle?: PlacesTier["bundle"] } = {},
): PlacesTier[] {
  return [{ code: "ga", name: "通用票", nameEn: "General admission", yuan, units, ...more }];
}

export const two = (yuan: number) => ({ name: "双人套票", nameEn: "Two together", yuan, units: 2 });

/** `yuan` is divisible by three, so that each of the three lines is whole fen. */
export const family = (yuan: number) => ({ name: "家庭套票（两大一小）", nameEn: "Family of three", yuan, units: 3 });

/** A club: the floor before the stage and the balcony above it. */
export function floorAndBalcony(floor: [yuan: number, units: number], balcony: [yuan: number, units: number]) {
  return [
    { code: "floor", name: "内场站票", nameEn: "Floor, standing", yuan: floor[0], units: floor[1] },
    { code: "balcony", name: "二层站票", nameEn: "Balcony, standing", yuan: balcony[0], units: balcony[1] },
  ];
}
