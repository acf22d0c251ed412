import type { Database } from "@kaimu/db";
import { type SeatMapLayout, seatCount, tierColours } from "@kaimu/seatmap";
import { type Platform, systemContext } from "../context.ts";
import { hold } from "../inventory/index.ts";
import { newId } from "../platform/ids.ts";
import { createShow, type ShowOptions, type TestShow } from "./factories.ts";

/** Two rows of four seats: A-1-1 … A-1-4 and A-2-1 … A-2-4. */
const twoRows: SeatMapLayout = {
  width: 200,
  height: 100,
  focal: { x: 100, y: 0 },
  sections: [
    {
      key: "A",
      name: "A区",
      nameEn: "Section A",
      outline: [0, 0, 200, 0, 200, 100, 0, 100],
      rows: [1, 2].map((row) => ({
        name: String(row),
        first: 1,
        step: 1,
        x: [40, 80, 120, 160],
        y: Array(4).fill(row * 40),
      })),
    },
  ],
};

/** A performance whose units are seats: the first ones of the layout in tier a, the rest in tier b. */
export interface SeatedShow extends TestShow {
  seatMapId: string;
  layout: SeatMapLayout;
  /** How many seats, from the first, are of tier a. */
  inFront: number;
  tiers: { front: string; back: string };
  /** Tier a is sold as a single seat, to students, and as a pair; tier b as a single seat. */
  offers: { front: string; student: string; pair: string; back: string };
}

/** A show with seats, eight of them unless another layout is given: the front half at ¥480, the back at ¥180. */
export async function createSeatedShow(
  db: Database,
  o: ShowOptions & { layout?: SeatMapLayout; inFront?: number } = {},
): Promise<SeatedShow> {
  const { layout = twoRows, inFront = seatCount(layout) / 2, ...options } = o;
  const show = await createShow(db, { ...options, places: seatCount(layout) });
  const { performanceId, eventId } = show;
  const { venueId } = await db.performance.findUniqueOrThrow({ where: { id: performanceId } });
  const seatMapId = newId();
  await db.seatMap.create({
    data: { id: seatMapId, venueId, version: 1, state: "published", layout: layout as object },
  });
  await db.performance.update({ where: { id: performanceId }, data: { seatMapId } });
  const tiers = { front: newId(), back: newId() };
  await db.offerItem.deleteMany({ where: { performanceId } });
  await db.priceTier.deleteMany({ where: { performanceId } });
  await db.priceTier.createMany({
    data: [
      { id: tiers.front, code: "a", name: "前排", nameEn: "Front", priceFen: 48_000, colour: tierColours[0] },
      { id: tiers.back, code: "b", name: "后排", nameEn: "Back", priceFen: 18_000, colour: tierColours[4] },
    ].map((tier, position) => ({ ...tier, position, performanceId })),
  });
  const offers = { front: newId(), student: newId(), pair: newId(), back: newId() };
  await db.offer.createMany({
    data: [
      { id: offers.front, kind: "standard" as const, name: "前排", nameEn: "Front", priceFen: 48_000 },
      { id: offers.student, kind: "student" as const, name: "前排学生票", nameEn: "Front, student", priceFen: 24_000 },
      { id: offers.pair, kind: "bundle" as const, name: "前排双人套票", nameEn: "Front, pair", priceFen: 80_000 },
      { id: offers.back, kind: "standard" as const, name: "后排", nameEn: "Back", priceFen: 18_000 },
    ].map((offer) => ({ ...offer, eventId })),
  });
  const item = { performanceId, tierId: tiers.front };
  await db.offerItem.createMany({
    data: [
      { ...item, offerId: offers.front },
      { ...item, offerId: offers.student },
      { ...item, offerId: offers.pair, units: 2 },
      { ...item, offerId: offers.back, tierId: tiers.back },
    ],
  });
  await db.performancePlan.update({
    where: { performanceId_version: { performanceId, version: 1 } },
    data: {
      runs: [
        { units: inFront, tier: "a", pool: "public", seats: { from: 0 } },
        { units: seatCount(layout) - inFront, tier: "b", pool: "public", seats: { from: inFront } },
      ].filter(({ units }) => units > 0),
    },
  });
  return { ...show, seatMapId, layout, inFront, tiers, offers };
}

/** Somebody holds these seats, which must be of one tier. */
export function holdSeats(platform: Platform, show: SeatedShow, units: number[], accountId = newId()) {
  const { front, back } = show.offers;
  const offerId = (units[0] ?? 0) < show.inFront ? front : back;
  return hold(systemContext(platform), {
    performanceId: show.performanceId,
    accountId,
    clientKey: newId(),
    items: [{ offerId, quantity: units.length, units }],
  });
}
