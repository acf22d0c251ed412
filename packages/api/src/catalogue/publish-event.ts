import { inTransaction, type Transaction } from "@kaimu/db";
import type { Context } from "../context.ts";
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
export async function readPublishable(tx: Pick<Transaction, "event">, eventId: string) {
  const event = await tx.event.findUniqueOrThrow({
    where: { id: eventId },
    include: { performances: { include: { plans: true } } },
  });
  return {
    ...event,
    performances: event.performances.map(({ plans, ...performance }) => {
      const plan = plans.find(({ version }) => version === performance.planVersion);
      return { ...performance, places: plan ? placesForSale(planRuns.parse(plan.runs)) : 0 };
    }),
  };
}
