import { z } from "zod";
import { anyone, id, page, router } from "../trpc.ts";
import { eventPage, listEvents, performancePage } from "./read-events.ts";
import { passPage } from "./read-passes.ts";
import { venueCities } from "./read-venues.ts";
import { seatLabels } from "./seat-map.ts";

const category = z.enum(["concert", "theatre", "musical", "dance", "children", "sport", "exhibition", "talk_show"]);

export const catalogueRouter = {
  web: router({
    events: anyone
      .input(z.object({ ...page, category: category.optional() }))
      .query(({ ctx, input }) => listEvents(ctx, input)),
    event: anyone.input(z.object({ eventId: id })).query(({ ctx, input }) => eventPage(ctx, input.eventId)),
    performance: anyone
      .input(z.object({ performanceId: id }))
      .query(({ ctx, input }) => performancePage(ctx, input.performanceId)),
    pass: anyone.input(z.object({ passId: id })).query(({ ctx, input }) => passPage(ctx, input.passId)),
    cities: anyone.query(({ ctx }) => venueCities(ctx)),
    seatLabels: anyone
      .input(z.object({ performanceId: id, seatKeys: z.array(z.string().max(60)).max(100) }))
      .query(({ ctx, input }) => seatLabels(ctx, input)),
  }),
};
