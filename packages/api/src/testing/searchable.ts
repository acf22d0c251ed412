import type { Category, Database } from "@kaimu/db";
import { afterAll } from "vitest";
import type { Context } from "../context.ts";
import { openBreakers } from "../platform/breakers.ts";
import { newId } from "../platform/ids.ts";
import { collectionsOf, dropCollection, searchedCollection } from "../search/collection.ts";
import { openSearchIndex, type SearchIndex } from "../search/search-index.ts";
import { createShow, type TestShow } from "./factories.ts";

/** An index of a test file's own in the Typesense of the run; dropped when the file is done. */
export function testIndex(ctx: Context): SearchIndex {
  const alias = `test_${newId().replaceAll("-", "")}`;
  const { TYPESENSE_URL: url, TYPESENSE_API_KEY: apiKey } = ctx.env;
  const index = openSearchIndex({ url, apiKey, alias, breaker: openBreakers(ctx.log).typesense, log: ctx.log });
  afterAll(async () => {
    if ((await searchedCollection(index)) !== undefined) await index.write.aliases(alias).delete();
    for (const name of await collectionsOf(index)) await dropCollection(index, name);
  });
  return index;
}

export interface Named {
  title: string;
  titleEn?: string;
  category?: Category;
  city?: string;
  cityEn?: string;
  venue?: string;
  venueEn?: string;
  startsAt?: Date;
  priceFen?: number;
}

/** A published show with such names. */
export async function createNamed(db: Database, o: Named): Promise<TestShow> {
  const show = await createShow(db, o.priceFen === undefined ? {} : { priceFen: o.priceFen });
  await rename(db, show, o);
  return show;
}

/** Changes names, place and time of a show, as its organizer would. */
export async function rename(db: Database, show: TestShow, o: Partial<Named>): Promise<void> {
  const { title, titleEn, category } = o;
  await db.event.update({
    where: { id: show.eventId },
    data: { ...(title ? { title } : {}), ...(titleEn ? { titleEn } : {}), ...(category ? { category } : {}) },
  });
  const { venueId } = await db.performance.findUniqueOrThrow({ where: { id: show.performanceId } });
  const place = {
    ...(o.city ? { city: o.city } : {}),
    ...(o.cityEn ? { cityEn: o.cityEn } : {}),
    ...(o.venue ? { name: o.venue } : {}),
    ...(o.venueEn ? { nameEn: o.venueEn } : {}),
  };
  if (Object.keys(place).length > 0) await db.venue.update({ where: { id: venueId }, data: place });
  if (o.startsAt)
    await db.performance.update({
      where: { id: show.performanceId },
      data: { startsAt: o.startsAt, endsAt: new Date(o.startsAt.getTime() + 7_200_000) },
    });
}
