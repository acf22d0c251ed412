import { z } from "zod";
import { requireOwnEvent, showingsOfEvent } from "../catalogue/index.ts";
import { id, organizer, page, router } from "../trpc.ts";
import { listSaleOrders } from "./sale-orders.ts";

/** What an order can be, for whoever filters by it. */
export const orderState = z.enum(["awaiting_payment", "paid", "cancelled", "expired", "refunded"]);

export const orderingAdminRouter = router({
  /** Orders of one own event, with the performances they can be narrowed to. */
  orders: organizer
    .input(z.object({ ...page, eventId: id, performanceId: id.optional(), state: orderState.optional() }))
    .query(async ({ ctx, input }) => {
      const { organizerId } = await requireOwnEvent(ctx, {
        ...{ accountId: ctx.accountId, eventId: input.eventId, right: "see the money" as const },
      });
      const showings = await showingsOfEvent(ctx, input.eventId);
      return { ...(await listSaleOrders(ctx, { ...input, organizerId })), showings };
    }),
});
