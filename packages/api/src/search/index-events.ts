import { eventsForIndex } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { collectionsOf, isNotThere } from "./collection.ts";
import { type EventDocument, toDocument } from "./document.ts";

/** Rounds after which events that change faster than they are written are left to the job's next try. */
const mostRounds = 5;

/**
 * Makes the index say of these events what MySQL says now: written, or taken out when nobody may find them. Goes into every
 * collection of the index, also those being built, or into `into` alone. What was written is compared with MySQL once more and
 * written again when it has changed: so whoever writes last has written the newest state, in whatever order calls come and
 * overtake each other. Throws when Typesense does not answer. Returns the ids that are in the index now.
 */
export async function indexEvents(
  ctx: Pick<Context, "db" | "search">,
  o: { eventIds: string[]; into?: string },
): Promise<string[]> {
  const written = new Map<string, string>();
  for (let round = 0; round < mostRounds; round++) {
    // Which collections there are is asked before MySQL is: one that is created later is filled from a MySQL that knows the change.
    const targets = o.into ? [o.into] : await collectionsOf(ctx.search);
    const documents = new Map((await eventsForIndex(ctx, o.eventIds)).map((one) => [one.card.id, toDocument(one)]));
    const stateOf = (eventId: string) => JSON.stringify(documents.get(eventId) ?? null);
    let changed = false;
    for (const name of targets) {
      const stale = o.eventIds.filter((eventId) => written.get(`${name} ${eventId}`) !== stateOf(eventId));
      if (stale.length === 0) continue;
      changed = true;
      await write(ctx, name, stale, documents);
      for (const eventId of stale) written.set(`${name} ${eventId}`, stateOf(eventId));
    }
    if (!changed) return [...documents.keys()];
  }
  throw new Error(`search: events keep changing while they are indexed: ${o.eventIds.slice(0, 3).join(", ")}`);
}

async function write(
  ctx: Pick<Context, "search">,
  name: string,
  eventIds: string[],
  documents: Map<string, EventDocument>,
): Promise<void> {
  const collection = ctx.search.write.collections<EventDocument>(name).documents();
  const there = eventIds.flatMap((eventId) => documents.get(eventId) ?? []);
  const gone = eventIds.filter((eventId) => !documents.has(eventId));
  try {
    await ctx.search.breaker.run(async () => {
      if (there.length > 0) await collection.import(there, { action: "upsert" });
      if (gone.length > 0) await collection.delete({ filter_by: `id:[${gone.join(",")}]` });
    });
  } catch (error) {
    // A collection that was replaced meanwhile; its successor is written too.
    if (!isNotThere(error) || (await collectionsOf(ctx.search)).includes(name)) throw error;
  }
}
