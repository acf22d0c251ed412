import { newId, unitStates } from "@kaimu/api";
import { type SeatMapLayout, seatCount, type TierRun } from "@kaimu/seatmap";
import { type SaleTerms, saleTerms } from "../../packages/api/src/catalogue/index.ts";
import { createShow, type ShowOptions } from "../../packages/api/src/testing/factories.ts";
import type { Kit } from "./bench.ts";

/** A performance that is on sale, with a place for every unit. */
export interface HallOnSale {
  performanceId: string;
  unitCount: number;
  terms: SaleTerms;
  layout: SeatMapLayout;
  /** By the numbers in `runs`: each tier is sold as single seats. */
  tiers: { tierId: string; offerId: string; priceFen: number; code: string }[];
  runs: readonly TierRun[];
}

/** Puts a hall on sale and loads it into Redis. All seats are of one tier unless runs are given; blocked runs (−1) are not for sale. */
export async function putHallOnSale(
  kit: Kit,
  o: Omit<ShowOptions, "places"> & { layout: SeatMapLayout; runs?: readonly TierRun[] },
): Promise<HallOnSale> {
  const { layout, runs = [[seatCount(layout), 0]], ...options } = o;
  const { db } = kit.ctx;
  const unitCount = seatCount(layout);
  const { performanceId, eventId } = await createShow(db, { holdSeconds: 900, ...options, places: unitCount });
  const { venueId } = await db.performance.findUniqueOrThrow({ where: { id: performanceId } });
  const seatMapId = newId();
  await db.seatMap.create({
    data: { id: seatMapId, venueId, version: 1, state: "published", layout: layout as object },
  });
  await db.performance.update({ where: { id: performanceId }, data: { seatMapId } });
  await db.offerItem.deleteMany({ where: { performanceId } });
  await db.priceTier.deleteMany({ where: { performanceId } });

  const count = Math.max(...runs.map(([, tier]) => tier)) + 1;
  const tiers = Array.from({ length: count }, (_, n) => ({
    ...{ tierId: newId(), offerId: newId(), code: `t${n}`, priceFen: 10_000 * (count - n) },
  }));
  for (const [position, { tierId, offerId, code, priceFen }] of tiers.entries()) {
    const named = { name: code, nameEn: code, priceFen };
    await db.priceTier.create({ data: { ...named, id: tierId, performanceId, code, position, colour: "#c2410c" } });
    await db.offer.create({ data: { ...named, id: offerId, eventId, kind: "standard" } });
    await db.offerItem.create({ data: { offerId, tierId, performanceId, units: 1 } });
  }
  let from = 0;
  const planned = runs.map(([units, tier]) => {
    const run = { units, tier: tiers[Math.max(0, tier)]?.code, pool: "public", seats: { from } };
    from += units;
    return tier < 0 ? { ...run, blocked: "technical" } : run;
  });
  await db.performancePlan.update({
    where: { performanceId_version: { performanceId, version: 1 } },
    data: { runs: planned as object },
  });
  await unitStates(kit.ctx, performanceId);
  const terms = await saleTerms(kit.ctx, performanceId);
  return { performanceId, unitCount, terms, layout, tiers, runs };
}

/** A plain hall: one section, its rows one behind the other, an aisle in the middle of each. */
export function plainHall(rows: number, perRow: number): SeatMapLayout {
  const [width, height] = [20 * (perRow + 1), 20 * (rows + 2)];
  const section = { key: "A", name: "A区", nameEn: "Section A", outline: [0, 20, width, 20, width, height, 0, height] };
  const row = (n: number) => ({
    ...{ name: String(n + 1), first: 1, step: 1, aisles: [Math.floor(perRow / 2) - 1] },
    x: Array.from({ length: perRow }, (_, seat) => 20 * (seat + 1)),
    y: Array<number>(perRow).fill(20 * (n + 2)),
  });
  return {
    ...{ width, height, focal: { x: Math.round(width / 2), y: 0 } },
    sections: [{ ...section, rows: Array.from({ length: rows }, (_, n) => row(n)) }],
  };
}
