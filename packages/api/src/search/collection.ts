import type { CollectionCreateSchema } from "typesense/lib/Typesense/Collections.js";
import type { SearchIndex } from "./search-index.ts";

/**
 * One generation of the index. Chinese is cut beforehand (see terms.ts) and carries `locale: zh`, with which Typesense also reads
 * traditional characters as simplified ones; the `latin` fields hold pinyin, initials and English.
 */
const fields: CollectionCreateSchema["fields"] = [
  { name: "title", type: "string", locale: "zh" },
  { name: "titleLatin", type: "string[]" },
  { name: "venue", type: "string[]", locale: "zh" },
  { name: "venueLatin", type: "string[]" },
  { name: "city", type: "string[]", locale: "zh" },
  { name: "cityLatin", type: "string[]" },
  { name: "genre", type: "string", locale: "zh" },
  { name: "cities", type: "string[]", facet: true },
  { name: "cityNames", type: "string[]", facet: true },
  { name: "venueNames", type: "string[]", facet: true },
  { name: "category", type: "string", facet: true },
  { name: "days", type: "int32[]" },
  { name: "prices", type: "int32[]" },
  { name: "fromFen", type: "int32" },
  { name: "startsAt", type: "int64" },
  { name: "endsAt", type: "int64" },
  { name: "saleOpensAt", type: "int64" },
  { name: "saleClosesAt", type: "int64" },
];

/** Creates an empty collection under a new name, later than all names before it. Nobody searches it yet. */
export async function createCollection(index: SearchIndex, now: Date): Promise<string> {
  const name = `${index.alias}_${now.getTime()}_${Math.random().toString(36).slice(2, 8)}`;
  await index.write.collections().create({ name, fields });
  return name;
}

/** All collections of this index, oldest first: the one that is searched, and those that are being built. */
export async function collectionsOf(index: SearchIndex): Promise<string[]> {
  const all = await index.write.collections().retrieve();
  const own = new RegExp(`^${index.alias}_\\d{13}_\\w+$`);
  return all
    .map((one) => one.name)
    .filter((name) => own.test(name))
    .sort();
}

/** The collection that is searched now, if there is one. */
export async function searchedCollection(index: SearchIndex): Promise<string | undefined> {
  const { aliases } = await index.write.aliases().retrieve();
  return aliases.find((one) => one.name === index.alias)?.collection_name;
}

/** Whether Typesense answered that there is no such thing. */
export function isNotThere(error: unknown): boolean {
  return (error as { httpStatus?: number }).httpStatus === 404;
}

/** Drops a collection; one that is gone already is well. */
export async function dropCollection(index: SearchIndex, name: string): Promise<void> {
  await index.write
    .collections(name)
    .delete()
    .catch((error) => {
      if (!isNotThere(error)) throw error;
    });
}
