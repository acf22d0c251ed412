import { z } from "zod";
import { organizersOf } from "../identity/index.ts";
import { followAtOnce } from "../inventory/index.ts";
import { id, organizer, page, router } from "../trpc.ts";
import { changePlan } from "./change-plan.ts";
import { createEvent } from "./create-event.ts";
import { createPass } from "./create-pass.ts";
import { editEvent } from "./edit-event.ts";
import { endPass } from "./end-pass.ts";
import { eventDetails } from "./event-details.ts";
import { passDraft } from "./pass-draft.ts";
import { pausePerformance } from "./pause-performance.ts";
import { performanceDraft } from "./performance-draft.ts";
import { planChange } from "./plan-change.ts";
import { publishEvent } from "./publish-event.ts";
import { sellingEvents } from "./read-events.ts";
import { ownOrganizers } from "./read-organizers.ts";
import { readOwnEvent, readPerformanceDraft } from "./read-own-event.ts";
import { planVersions, readStock } from "./read-stock.ts";
import { listVenues, venueSeatMaps } from "./read-venues.ts";
import { removePerformance } from "./remove-performance.ts";
import { savePerformance } from "./save-performance.ts";

export const catalogueAdminRouter = router({
  myEvents: organizer
    .input(z.object(page))
    .query(async ({ ctx, input }) =>
      sellingEvents(ctx, { ...input, organizerIds: await organizersOf(ctx, ctx.accountId) }),
    ),
  organizers: organizer.query(({ ctx }) => ownOrganizers(ctx, ctx.accountId)),
  venues: organizer
    .input(z.object({ query: z.string().trim().max(40).default(""), limit: z.int().min(1).max(200).default(100) }))
    .query(({ ctx, input }) => listVenues(ctx, input)),
  seatMaps: organizer.input(z.object({ venueId: id })).query(({ ctx, input }) => venueSeatMaps(ctx, input.venueId)),
  event: organizer
    .input(z.object({ eventId: id }))
    .query(({ ctx, input }) => readOwnEvent(ctx, { ...input, accountId: ctx.accountId })),
  performance: organizer
    .input(z.object({ eventId: id, performanceId: id }))
    .query(({ ctx, input }) => readPerformanceDraft(ctx, { ...input, accountId: ctx.accountId })),
  createEvent: organizer
    .input(z.object({ eventId: id, organizerId: id, details: eventDetails }))
    .mutation(({ ctx, input }) => createEvent(ctx, { ...input, accountId: ctx.accountId })),
  editEvent: organizer.input(z.object({ eventId: id, details: eventDetails })).mutation(async ({ ctx, input }) => {
    const { changed } = await editEvent(ctx, { ...input, accountId: ctx.accountId });
    await followAtOnce(ctx, changed);
  }),
  savePerformance: organizer
    .input(z.object({ eventId: id, performanceId: id, draft: performanceDraft }))
    .mutation(({ ctx, input }) => savePerformance(ctx, { ...input, accountId: ctx.accountId })),
  removePerformance: organizer
    .input(z.object({ performanceId: id }))
    .mutation(({ ctx, input }) => removePerformance(ctx, { ...input, accountId: ctx.accountId })),
  publish: organizer.input(z.object({ eventId: id })).mutation(async ({ ctx, input }) => {
    const { performanceIds } = await publishEvent(ctx, { ...input, accountId: ctx.accountId });
    await followAtOnce(ctx, performanceIds);
    return { performanceIds };
  }),
  pausePerformance: organizer
    .input(z.object({ performanceId: id, paused: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      const result = await pausePerformance(ctx, { ...input, accountId: ctx.accountId });
      await followAtOnce(ctx, [input.performanceId]);
      return result;
    }),
  createPass: organizer
    .input(z.object({ eventId: id, passId: id, draft: passDraft }))
    .mutation(async ({ ctx, input }) => {
      const { performanceIds } = await createPass(ctx, { ...input, accountId: ctx.accountId });
      await followAtOnce(ctx, performanceIds);
    }),
  endPass: organizer.input(z.object({ passId: id })).mutation(async ({ ctx, input }) => {
    const { performanceIds } = await endPass(ctx, { ...input, accountId: ctx.accountId });
    await followAtOnce(ctx, performanceIds);
  }),
  stock: organizer
    .input(z.object({ performanceId: id }))
    .query(({ ctx, input }) => readStock(ctx, { ...input, accountId: ctx.accountId })),
  planVersions: organizer
    .input(z.object({ performanceId: id, limit: page.limit, cursor: z.int().min(1).optional() }))
    .query(({ ctx, input }) => planVersions(ctx, { ...input, accountId: ctx.accountId })),
  changePlan: organizer
    .input(z.object({ performanceId: id, expectedVersion: z.int().min(1), change: planChange }))
    .mutation(async ({ ctx, input }) => {
      const result = await changePlan(ctx, { ...input, accountId: ctx.accountId });
      await followAtOnce(ctx, [input.performanceId]);
      return result;
    }),
});
