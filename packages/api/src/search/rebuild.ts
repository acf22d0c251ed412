import { publishedEventIds } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { collectionsOf, createCollection, dropCollection, isNotThere, searchedCollection } from "./collection.ts";
import { indexEvents } from "./index-events.ts";

const pageSize = 100;

/** Runs a part of the work under a name; a durable job passes its steps, so that a page that is done is not done again. */
type Run = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/**
 * Builds the index anew from MySQL beside the one that is searched, and then lets the alias point to it: no query meets a missing
 * or half-filled index. What changes meanwhile goes into both (`indexEvents`), so nothing has to be caught up. Of two rebuilds at
 * once the one that began later wins, and the other ends quietly. Returns how many events are in the new index, or null when
 * another has overtaken it. Throws when Typesense does not answer; what was half built is dropped by the next rebuild.
 */
export async function rebuildIndex(
  ctx: Pick<Context, "db" | "search" | "clock" | "log">,
  run: Run = (_name, work) => work(),
): Promise<{ events: number } | null> {
  const name = await run("create", () => createCollection(ctx.search, ctx.clock.now()));
  let events = 0;
  for (let page = 1, after: string | undefined; ; page++) {
    const cursor = after;
    const done = await run(`page ${page}`, () => fillPage(ctx, name, cursor));
    if (!done) return null;
    events += done.events;
    if (done.next === null) break;
    after = done.next;
  }
  return (await run("swap", () => swap(ctx, name))) ? { events } : null;
}

/** Writes one page of published events into the collection; null when the collection is gone. */
async function fillPage(ctx: Pick<Context, "db" | "search">, into: string, after: string | undefined) {
  const eventIds = await publishedEventIds(ctx, { limit: pageSize, after });
  if (!(await collectionsOf(ctx.search)).includes(into)) return null;
  const indexed = eventIds.length > 0 ? await indexEvents(ctx, { eventIds, into }) : [];
  return { events: indexed.length, next: eventIds.length < pageSize ? null : (eventIds.at(-1) ?? null) };
}

async function swap(ctx: Pick<Context, "search" | "log">, name: string): Promise<boolean> {
  const searched = await searchedCollection(ctx.search);
  // Names grow with time. A later rebuild is already in place: this one is of the past.
  if (searched !== undefined && searched > name) return false;
  if (!(await collectionsOf(ctx.search)).includes(name)) return false;
  await ctx.search.write.aliases().upsert(ctx.search.alias, { collection_name: name });
  for (const old of await collectionsOf(ctx.search)) if (old < name) await dropCollection(ctx.search, old);
  ctx.log.info({ name, was: searched }, "search index rebuilt");
  return true;
}

/** Whether there is an index to be searched. Throws when Typesense does not answer. */
export async function hasIndex(ctx: Pick<Context, "search">): Promise<boolean> {
  const searched = await searchedCollection(ctx.search);
  if (searched === undefined) return false;
  return ctx.search.write
    .collections(searched)
    .retrieve()
    .then(
      () => true,
      (error) => {
        if (isNotThere(error)) return false;
        throw error;
      },
    );
}
