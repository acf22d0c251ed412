import { inTransaction } from "@kaimu/db";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { emit } from "../platform/outbox.ts";
import { requireOwnEvent } from "./own-events.ts";
import { raiseSaleVersion } from "./raise-sale-version.ts";

/**
 * Ends the sale of a pass for good: it is neither held nor ordered any more; orders already placed may be paid, and tickets stay good.
 * Asked again, it changes nothing. Throws NOT_FOUND, NOT_ALLOWED. Returns its performances.
 */
export async function endPass(
  ctx: Context,
  o: { accountId: string; passId: string },
): Promise<{ performanceIds: string[] }> {
  const { accountId, passId } = o;
  const pass = await ctx.db.offer.findUnique({ where: { id: passId, kind: "pass" }, include: { items: true } });
  if (!pass) throw new AppError("NOT_FOUND", { detail: `pass ${passId}` });
  const { eventId, items } = pass;
  await requireOwnEvent(ctx, { accountId, eventId, right: "edit" });
  const performanceIds = items.map(({ performanceId }) => performanceId);
  return inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.offer.updateMany({
      where: { id: passId, state: "active" },
      data: { state: "withdrawn" },
    });
    if (count === 0) return { performanceIds: [] };
    await raiseSaleVersion(tx, performanceIds);
    await emit(tx, "catalogue/event.changed", { eventId });
    return { performanceIds };
  });
}
