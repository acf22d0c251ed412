import { listOrganizers } from "../../catalogue/index.ts";
import type { Context } from "../../context.ts";
import { payableUpTo } from "./owed.ts";

/** All organizers, by name, and what each can be paid for the days up to one; `waits` says that a payout of its waits for a second person. */
export async function listPayable(ctx: Context, o: { toDay: string; limit: number; cursor?: string | undefined }) {
  const { organizers, next } = await listOrganizers(ctx, o);
  const organizerIds = organizers.map(({ id }) => id);
  const payableOf = await payableUpTo(ctx.db, { organizerIds, toDay: o.toDay });
  const payouts = await ctx.db.payout.groupBy({
    by: ["organizerId", "state"],
    where: { organizerId: { in: organizerIds }, state: { not: "refused" } },
    _max: { toDay: true },
  });
  return {
    organizers: organizers.map((organizer) => {
      const own = payouts.filter(({ organizerId }) => organizerId === organizer.id);
      return {
        ...organizer,
        payableFen: payableOf(organizer.id),
        paidUpTo: own.find(({ state }) => state === "paid")?._max.toDay ?? null,
        waits: own.some(({ state }) => state === "waiting"),
      };
    }),
    next,
  };
}
