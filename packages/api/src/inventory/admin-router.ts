import { z } from "zod";
import { requireOwnEvent, showingsOfEvent } from "../catalogue/index.ts";
import { takingsOf } from "../ordering/index.ts";
import { id, organizer, router } from "../trpc.ts";
import { saleUnits } from "./sale-units.ts";

export const inventoryAdminRouter = router({
  /** Each published performance of an own event: its units by state and what it has taken. */
  sales: organizer.input(z.object({ eventId: id })).query(async ({ ctx, input }) => {
    await requireOwnEvent(ctx, { ...input, accountId: ctx.accountId, right: "see the money" });
    const showings = await showingsOfEvent(ctx, input.eventId);
    const takings = await takingsOf(
      ctx,
      showings.map((showing) => showing.performanceId),
    );
    const sales = [];
    // One after the other: an event of sixty nights must not take all connections of the process.
    for (const showing of showings) {
      const { performanceId } = showing;
      const { orders = 0, takenFen = 0 } = takings.get(performanceId) ?? {};
      sales.push({ ...showing, ...(await saleUnits(ctx, performanceId)), paidOrders: orders, takenFen });
    }
    return sales;
  }),
});
