import type { SeatMapLayout } from "@kaimu/seatmap";
import { type Platform, systemContext } from "../context.ts";
import { hold } from "../inventory/index.ts";
import { newId } from "../platform/ids.ts";
import { createShow } from "./factories.ts";

/** Two rows of four seats: A-1-1 … A-1-4 and A-2-1 … A-2-4. */
const layout: SeatMapLayout = {
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

/** A show with eight seats: the front row in tier a, the back row in tier b. */
export async function createSeatedShow(platform: Platform) {
  const { db } = platform;
  const show = await createShow(db, { places: 8 });
  const { venueId } = await db.performance.findUniqueOrThrow({ where: { id: show.performanceId } });
  const seatMapId = newId();
  await db.seatMap.create({
    data: { id: seatMapId, venueId, version: 1, state: "published", layout: layout as object },
  });
  await db.performance.update({ where: { id: show.performanceId }, data: { seatMapId } });
  const tiers = [
    { id: newId(), code: "a", name: "前排", nameEn: "Front", priceFen: 48_000 },
    { id: newId(), code: "b", name: "后排", nameEn: "Back", priceFen: 18_000 },
  ];
  await db.offerItem.deleteMany({ where: { performanceId: show.performanceId } });
  await db.priceTier.deleteMany({ where: { performanceId: show.performanceId } });
  await db.priceTier.createMany({
    data: tiers.map((tier, position) => ({ ...tier, position, performanceId: show.performanceId, colour: "#952070" })),
  });
  const offers = tiers.map((tier) => ({
    id: newId(),
    eventId: show.eventId,
    kind: "standard" as const,
    name: tier.name,
    nameEn: tier.nameEn,
    priceFen: tier.priceFen,
  }));
  await db.offer.createMany({ data: offers });
  await db.offerItem.createMany({
    data: offers.map((offer, at) => ({
      offerId: offer.id,
      tierId: tiers[at]?.id ?? "",
      performanceId: show.performanceId,
    })),
  });
  await db.performancePlan.update({
    where: { performanceId_version: { performanceId: show.performanceId, version: 1 } },
    data: {
      runs: [
        { units: 4, tier: "a", pool: "public", seats: { from: 0 } },
        { units: 4, tier: "b", pool: "public", seats: { from: 4 } },
      ],
    },
  });
  const [front = "", back = ""] = offers.map((offer) => offer.id);
  return {
    ...show,
    seatMapId,
    offers: { front, back },
    /** Somebody holds these seats, which must be of one row. */
    hold: (units: number[], accountId = newId()) =>
      hold(systemContext(platform), {
        performanceId: show.performanceId,
        accountId,
        clientKey: newId(),
        items: [{ offerId: (units[0] ?? 0) < 4 ? front : back, quantity: units.length, units }],
      }),
  };
}
