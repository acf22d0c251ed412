import { inTransaction } from "@kaimu/db";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { emit } from "../platform/outbox.ts";
import { requireOwnPerformance } from "./own-events.ts";
import { raiseSaleVersion } from "./raise-sale-version.ts";

/**
 * Stops the sale of a performance, or lets it go on, also of one that was postponed: no new hold is given while it is paused; orders already placed may be paid.
 * Asked again, it changes nothing. Redis and search follow by events. Throws NOT_FOUND, NOT_ALLOWED, STATE_CHANGED when the
 * performance is neither on sale nor paused (any more), or its new date is still to be told.
 */
export async function pausePerformance(
  ctx: Context,
  o: { accountId: string; performanceId: string; paused: boolean },
): Promise<{ status: "on_sale" | "paused" }> {
  const { performanceId } = o;
  const { eventId } = await requireOwnPerformance(ctx, { ...o, right: "edit" });
  const to = o.paused ? ("paused" as const) : ("on_sale" as const);
  // A postponed one is sold again when its new date is known.
  const from = o.paused ? ["on_sale" as const] : ["paused" as const, "postponed" as const];
  return inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.performance.updateMany({
      where: { id: performanceId, status: { in: from }, dateToBeTold: false },
      data: { status: to },
    });
    if (count === 1) {
      await raiseSaleVersion(tx, [performanceId]);
      await emit(tx, "catalogue/event.changed", { eventId });
      return { status: to };
    }
    const now = await tx.performance.findUnique({ where: { id: performanceId }, select: { status: true } });
    if (now?.status !== to) throw new AppError("STATE_CHANGED", { facts: { status: now?.status ?? "gone" } });
    return { status: to };
  });
}
