import { inTransaction, type Transaction } from "@kaimu/db";
import type { Context } from "../context.ts";
import { takesMoneyFor } from "../payment/index.ts";
import { AppError } from "../platform/errors.ts";
import { emit } from "../platform/outbox.ts";
import { placesForSale } from "./draft-plan.ts";
import { missingOf } from "./missing.ts";
import { lockEvent, requireOwnEvent } from "./own-events.ts";
import { planRuns } from "./plan.ts";
import { raiseSaleVersion } from "./raise-sale-version.ts";

/**
 * Publishes an event with all its drafts of performances in one transaction, which also tells search and stock: from its commit on it
 * is for sale, once its window opens. Asked again with nothing new to publish, it changes nothing. Throws EVENT_INCOMPLETE
 * (facts.missing, see missing.ts), NOT_FOUND, NOT_ALLOWED. Returns the performances it has put on sale.
 */
export async function publishEvent(
  ctx: Context,
  o: { accountId: string; eventId: string },
): Promise<{ performanceIds: string[] }> {
  const { eventId } = o;
  await requireOwnEvent(ctx, { ...o, right: "edit" });
  return inTransaction(ctx.db, async (tx) => {
    const state = await lockEvent(tx, eventId);
    const missing = missingOf(await readPublishable(tx, eventId), ctx.clock.now());
    if (missing.length > 0) throw new AppError("EVENT_INCOMPLETE", { facts: { missing } });
    const drafts = await tx.performance.findMany({ where: { eventId, status: "draft" }, select: { id: true } });
    if (state === "published" && drafts.length === 0) return { performanceIds: [] };

    const performanceIds = drafts.map(({ id }) => id);
    await tx.event.updateMany({
      where: { id: eventId, state: "draft" },
      data: { state: "published", publishedAt: ctx.clock.now() },
    });
    await tx.performance.updateMany({
      where: { id: { in: performanceIds }, status: "draft" },
      data: { status: "on_sale" },
    });
    await emit(tx, "catalogue/event.changed", { eventId });
    await raiseSaleVersion(tx, performanceIds);
    return { performanceIds };
  });
}

/** An event as missing.ts looks at it. */
export async function readPublishable(
  tx: Pick<Transaction, "event" | "performancePlan" | "merchantAccount">,
  eventId: string,
) {
  const event = await tx.event.findUniqueOrThrow({ where: { id: eventId }, include: { performances: true } });
  // Only the plans in force: a sale may have left many behind, and a stadium's is long.
  const inForce = event.performances.map(({ id, planVersion }) => ({ performanceId: id, version: planVersion }));
  const plans = await tx.performancePlan.findMany({ where: { OR: inForce } });
  return {
    ...event,
    takesMoney: await takesMoneyFor(tx, event.organizerId),
    performances: event.performances.map((performance) => {
      const plan = plans.find(({ performanceId }) => performanceId === performance.id);
      return { ...performance, places: plan ? placesForSale(planRuns.parse(plan.runs)) : 0 };
    }),
  };
}
