import type { Database } from "@kaimu/db";
import type { Context } from "../context.ts";
import { holdPass } from "../inventory/index.ts";
import { placePass } from "../ordering/index.ts";
import { newId } from "../platform/ids.ts";
import { createShow, type ShowOptions, type TestShow } from "./factories.ts";

/** An event of several performances with a pass over all of them. */
export interface PassShow extends TestShow {
  passId: string;
  passFen: number;
  /** In the order of their ids, in which they are held. */
  performances: { performanceId: string; tierId: string; standard: string; priceFen: number; startsAt: Date }[];
}

const day = 86_400_000;

/** General admission performances, one after the other; `places` and `pricesFen` of each may be given. The pass costs ¥100 less than its tickets. */
export async function createPassShow(
  db: Database,
  o: Omit<ShowOptions, "places" | "priceFen"> & { places?: number[]; pricesFen?: number[] } = {},
): Promise<PassShow> {
  const { places = [10, 10, 10], pricesFen = places.map(() => 18_000), ...options } = o;
  const shows: TestShow[] = [];
  for (const [n, count] of places.entries())
    shows.push(await createShow(db, { ...options, places: count, priceFen: pricesFen[n] ?? 0 }));
  const [first] = shows as [TestShow];
  const { eventId, organizerId } = first;
  const performances = [];
  for (const [n, { performanceId, tierId, standard, bundle, priceFen }] of shows.entries()) {
    const startsAt = new Date(Date.now() + (3 + n) * day);
    await db.performance.update({
      where: { id: performanceId },
      data: { eventId, startsAt, doorsAt: startsAt, endsAt: new Date(startsAt.getTime() + day / 12) },
    });
    await db.offer.updateMany({ where: { id: { in: [standard, bundle] } }, data: { eventId } });
    performances.push({ performanceId, tierId, standard, priceFen, startsAt });
  }
  performances.sort((a, b) => (a.performanceId < b.performanceId ? -1 : 1));
  const [passId, passFen] = [newId(), pricesFen.reduce((sum, fen) => sum + fen, 0) - 10_000];
  await db.offer.create({
    data: {
      ...{ id: passId, eventId, kind: "pass", name: "通票", nameEn: "Pass", priceFen: passFen },
      items: { create: performances.map(({ performanceId, tierId }) => ({ performanceId, tierId })) },
    },
  });
  return { ...first, organizerId, passId, passFen, performances };
}

/** What a buyer asks for who wants so many pieces of a show's pass. */
export function passWish(show: PassShow, o: { accountId?: string; clientKey?: string; quantity?: number } = {}) {
  const { accountId = newId(), clientKey = newId(), quantity = 1 } = o;
  const items = [{ offerId: show.passId, quantity }];
  const parts = show.performances.map(({ performanceId }) => ({ performanceId, items }));
  return { accountId, clientKey, parts };
}

/** A buyer's order of a pass that waits for payment. */
export async function createPassOrder(ctx: Context, show: PassShow, o: { accountId: string; quantity?: number }) {
  const { accountId, quantity = 1 } = o;
  const holds = await holdPass(ctx, passWish(show, { accountId, quantity }));
  return placePass(ctx, {
    ...{ accountId, passId: show.passId, clientKey: newId(), expectedTotalFen: show.passFen * quantity },
    holds: holds.map(({ id: holdId, performanceId }) => ({ performanceId, holdId })),
  });
}
