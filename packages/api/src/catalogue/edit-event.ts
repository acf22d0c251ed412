import { inTransaction } from "@kaimu/db";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { emit } from "../platform/outbox.ts";
import type { EventDetails } from "./event-details.ts";
import { missingTexts } from "./missing.ts";
import { lockEvent, requireOwnEvent } from "./own-events.ts";
import { raiseSaleVersion } from "./raise-sale-version.ts";

/**
 * Writes an event's details. Once it is published, search and stock hear of it, its texts must stay complete (EVENT_INCOMPLETE), and
 * whether names are asked for can no longer change (ALREADY_PUBLISHED): tickets are sold under it. Throws NOT_FOUND, NOT_ALLOWED.
 * Returns the performances whose terms of sale have changed.
 */
export async function editEvent(
  ctx: Context,
  o: { accountId: string; eventId: string; details: EventDetails },
): Promise<{ changed: string[] }> {
  await requireOwnEvent(ctx, { ...o, right: "edit" });
  return inTransaction(ctx.db, async (tx) => {
    const published = (await lockEvent(tx, o.eventId)) === "published";
    const before = await tx.event.findUniqueOrThrow({ where: { id: o.eventId } });
    if (published) {
      if (before.realName !== o.details.realName)
        throw new AppError("ALREADY_PUBLISHED", { facts: { field: "realName" } });
      const missing = missingTexts(o.details);
      if (missing.length > 0) throw new AppError("EVENT_INCOMPLETE", { facts: { missing } });
    }
    await tx.event.update({ where: { id: o.eventId }, data: o.details });
    if (!published) return { changed: [] };
    await emit(tx, "catalogue/event.changed", { eventId: o.eventId });
    const selling = await tx.performance.findMany({
      where: { eventId: o.eventId, status: { in: ["on_sale", "paused"] } },
      select: { id: true },
    });
    const changed = selling.map(({ id }) => id);
    await raiseSaleVersion(tx, changed);
    return { changed };
  });
}
