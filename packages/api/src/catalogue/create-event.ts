import type { Context } from "../context.ts";
import type { EventDetails } from "./event-details.ts";
import { requireOwnEvent, requireRight } from "./own-events.ts";

/**
 * Starts an event as a draft of one of the account's organizers. The id is the caller's choice: asked again with the same id, it is the
 * same draft, left as it is. Throws NOT_FOUND for another's organizer or event, NOT_ALLOWED without the role for it.
 */
export async function createEvent(
  ctx: Context,
  o: { accountId: string; eventId: string; organizerId: string; details: EventDetails },
): Promise<{ eventId: string }> {
  await requireRight(ctx, { ...o, right: "edit" });
  await ctx.db.event.createMany({
    data: [{ id: o.eventId, organizerId: o.organizerId, state: "draft", ...o.details }],
    skipDuplicates: true,
  });
  await requireOwnEvent(ctx, { ...o, right: "edit" });
  return { eventId: o.eventId };
}
