import { tierColours } from "@kaimu/seatmap";
import type { DemoShow, PlacesTier, SeatPrices } from "./season/show.ts";

/** A price tier of a show with what is offered in it. Prices in yuan. */
export interface DemoTier {
  code: string;
  name: string;
  nameEn: string;
  yuan: number;
  colour: string;
  offers: DemoOffer[];
}

export interface DemoOffer {
  kind: "standard" | "student" | "bundle";
  name: string;
  nameEn: string;
  yuan: number;
  units: number;
}

const seatTiers = [
  { code: "vip", name: "贵宾席", nameEn: "Premium" },
  { code: "a", name: "甲等席", nameEn: "Category A" },
  { code: "b", name: "乙等席", nameEn: "Category B" },
  { code: "c", name: "丙等席", nameEn: "Category C" },
  { code: "d", name: "丁等席", nameEn: "Category D" },
  { code: "e", name: "戊等席", nameEn: "Category E" },
  { code: "f", name: "己等席", nameEn: "Category F" },
];

/** The tiers of a show, dearest first, with their offers. */
export function tiersOf(show: DemoShow): DemoTier[] {
  if (show.seats) return seatedTiers(show.seats);
  const places = show.places ?? [];
  return places.map((tier, at) => placesTier(tier, at, places.length));
}

function placesTier({ code, name, nameEn, yuan, studentYuan, bundle }: PlacesTier, at: number, of: number): DemoTier {
  const aside = (offer: string) => (of > 1 ? ` · ${offer}` : "");
  const offers: DemoOffer[] = [{ kind: "standard", name, nameEn, yuan, units: 1 }];
  if (studentYuan)
    offers.push({
      kind: "student",
      name: `学生票${aside(name)}`,
      nameEn: `Student${aside(nameEn)}`,
      yuan: studentYuan,
      units: 1,
    });
  if (bundle) offers.push({ kind: "bundle", ...bundle });
  // Two tiers get colours far apart, the dear one and the plain one.
  const colour = tierColours[at === 0 ? 1 : 6 - (at - 1)] ?? tierColours[6];
  return { code, name, nameEn, yuan, colour, offers };
}

function seatedTiers({ yuan, student, pair, family }: SeatPrices): DemoTier[] {
  return yuan.map((price, at) => {
    const { code, name, nameEn } = seatTiers[at] as (typeof seatTiers)[number];
    const offers: DemoOffer[] = [{ kind: "standard", name, nameEn, yuan: price, units: 1 }];
    const offer = (kind: "student" | "bundle", zh: string, en: string, of: { yuan: number; units: number }) =>
      offers.push({ kind, name: `${zh} · ${name}`, nameEn: `${en}, ${nameEn}`, ...of });
    if (student && at >= yuan.length - 2)
      offer("student", "学生票", "Student", { yuan: down(price * 0.6, 10), units: 1 });
    if (pair && (at === 1 || at === 2))
      offer("bundle", "双人套票", "Two together", { yuan: down(price * 1.8, 20), units: 2 });
    if (family && at >= 1 && at <= 3)
      offer("bundle", "家庭套票（两大一小）", "Family of three", { yuan: down(price * 2.4, 30), units: 3 });
    return { code, name, nameEn, yuan: price, colour: tierColours[at] ?? tierColours[6], offers };
  });
}

function down(yuan: number, step: number): number {
  return Math.floor(yuan / step) * step;
}
