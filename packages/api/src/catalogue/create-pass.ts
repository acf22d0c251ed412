import { inTransaction, type Transaction } from "@kaimu/db";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { emit } from "../platform/outbox.ts";
import { momentOf } from "./local-time.ts";
import { lockEvent, requireOwnEvent } from "./own-events.ts";
import type { PassDraft } from "./pass-draft.ts";
import { raiseSaleVersion } from "./raise-sale-version.ts";

/** More passes than that nobody can tell apart on a page. */
const mostPasses = 20;

/**
 * Puts a pass on sale: one place in each of several performances of a published event, cheaper than its tickets alone. What it is made of never changes
 * afterwards; who wants it otherwise ends it and makes another. The id is the caller's choice, and the same one again changes nothing.
 * Throws NOT_FOUND (event, or a performance that is not its), NOT_ALLOWED, STATE_CHANGED (facts.state of the event, or facts.performanceId that is not on
 * sale), BAD_INPUT (facts.performanceId without this tier or over, facts.currency, facts.aloneFen: it is not cheaper, facts.most),
 * TIME_DOES_NOT_EXIST. Returns its performances.
 */
export async function createPass(
  ctx: Context,
  o: { accountId: string; eventId: string; passId: string; draft: PassDraft },
): Promise<{ performanceIds: string[] }> {
  const { eventId, passId, draft } = o;
  await requireOwnEvent(ctx, { ...o, right: "edit" });
  return inTransaction(ctx.db, async (tx) => {
    const state = await lockEvent(tx, eventId);
    const known = await tx.offer.findUnique({ where: { id: passId } });
    if (known && (known.eventId !== eventId || known.kind !== "pass"))
      throw new AppError("NOT_FOUND", { detail: `pass ${passId}` });
    if (known) return { performanceIds: [] };
    if (state !== "published") throw new AppError("STATE_CHANGED", { facts: { state } });
    if ((await tx.offer.count({ where: { eventId, kind: "pass", state: "active" } })) >= mostPasses)
      throw new AppError("BAD_INPUT", { facts: { most: mostPasses } });
    const { items, currency, timeZone } = await partsOf(tx, { eventId, draft, now: ctx.clock.now() });
    const at = (local: string | null) => local && momentOf(local, timeZone);
    const { name, nameEn, priceFen } = draft;
    await tx.offer.create({
      data: {
        ...{ id: passId, eventId, kind: "pass", name, nameEn, priceFen, currency },
        ...{ opensAt: at(draft.opensLocal) || null, closesAt: at(draft.closesLocal) || null },
      },
    });
    await tx.offerItem.createMany({ data: items.map((item) => ({ ...item, offerId: passId, units: 1 })) });
    const performanceIds = items.map(({ performanceId }) => performanceId);
    await raiseSaleVersion(tx, performanceIds);
    await emit(tx, "catalogue/event.changed", { eventId });
    return { performanceIds };
  });
}

/** What the pass is made of, looked up and found fit to be sold together. */
async function partsOf(tx: Transaction, { eventId, draft, now }: { eventId: string; draft: PassDraft; now: Date }) {
  const ids = draft.parts.map(({ performanceId }) => performanceId);
  const rows = await tx.performance.findMany({
    where: { id: { in: ids }, eventId, status: { not: "draft" } },
    include: { tiers: true },
    orderBy: { startsAt: "asc" },
  });
  if (rows.length !== ids.length) throw new AppError("NOT_FOUND", { detail: `performances of pass in ${eventId}` });
  const parts = rows.map(({ id: performanceId, status, endsAt, tiers }) => {
    if (status !== "on_sale") throw new AppError("STATE_CHANGED", { facts: { performanceId, status } });
    const code = draft.parts.find((part) => part.performanceId === performanceId)?.tier;
    const tier = tiers.find((one) => one.code === code);
    if (!tier || endsAt <= now) throw new AppError("BAD_INPUT", { facts: { performanceId } });
    return { performanceId, tier };
  });
  const currencies = new Set(parts.map(({ tier }) => tier.currency));
  const [currency = ""] = currencies;
  if (currencies.size > 1) throw new AppError("BAD_INPUT", { facts: { currency: [...currencies] } });
  const aloneFen = parts.reduce((sum, { tier }) => sum + tier.priceFen, 0);
  if (draft.priceFen >= aloneFen) throw new AppError("BAD_INPUT", { facts: { aloneFen } });
  return {
    items: parts.map(({ performanceId, tier }) => ({ performanceId, tierId: tier.id })),
    ...{ currency, timeZone: rows[0]?.timeZone ?? "UTC" },
  };
}
