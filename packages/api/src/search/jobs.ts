import { inTransaction } from "@kaimu/db";
import type { Context } from "../context.ts";
import { durable, scheduled } from "../platform/durable.ts";
import { emit } from "../platform/outbox.ts";
import { indexEvents } from "./index-events.ts";
import { hasIndex, rebuildIndex } from "./rebuild.ts";

/** Results follow the database: whoever changes an event says so, and the index then reads how it is now. */
const indexEventJob = durable({
  id: "index-event",
  on: "catalogue/event.changed",
  retries: 15,
  limit: 5,
  run: ({ ctx, data, step }) =>
    step.run("index", async () => ({ found: (await indexEvents(ctx, { eventIds: [data.eventId] })).length > 0 })),
});

const rebuildJob = durable({
  id: "rebuild-search",
  on: "search/rebuild.requested",
  retries: 5,
  limit: 1,
  run: ({ ctx, step }) => rebuildIndex(ctx, step.run),
});

/** A new or emptied Typesense gets its index within a minute. */
const ensureIndexJob = scheduled({
  id: "ensure-search-index",
  cron: "* * * * *",
  run: ({ ctx, step }) =>
    step.run("look", async () => {
      const there = await hasIndex(ctx).catch((error: Error) => {
        ctx.log.warn({ err: error.message }, "typesense does not answer");
        return true;
      });
      if (!there) await rebuildIndex(ctx);
      return { there };
    }),
});

/** Each night (04:10 in China) the index is built anew: whatever was missed by day is right again. */
const nightlyJob = scheduled({
  id: "rebuild-search-nightly",
  cron: "10 20 * * *",
  run: ({ ctx, step }) => step.run("request", () => requestRebuild(ctx)),
});

/** Asks for a new index; the worker builds it. */
export async function requestRebuild(ctx: Pick<Context, "db">): Promise<void> {
  await inTransaction(ctx.db, (tx) => emit(tx, "search/rebuild.requested", {}));
}

export const searchJobs = [indexEventJob, rebuildJob, ensureIndexJob, nightlyJob];
