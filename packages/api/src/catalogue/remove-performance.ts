import { inTransaction } from "@kaimu/db";
import type { Context } from "../context.ts";
import { lockEvent, requireOwnPerformance } from "./own-events.ts";
import { removeDraft } from "./save-performance.ts";

/** Takes a showing that was never published out of its event. Throws NOT_FOUND, NOT_ALLOWED, ALREADY_PUBLISHED. */
export async function removePerformance(
  ctx: Context,
  o: { accountId: string; performanceId: string },
): Promise<{ eventId: string }> {
  const { eventId } = await requireOwnPerformance(ctx, { ...o, right: "edit" });
  await inTransaction(ctx.db, async (tx) => {
    await lockEvent(tx, eventId);
    await removeDraft(tx, { eventId, performanceId: o.performanceId });
  });
  return { eventId };
}
