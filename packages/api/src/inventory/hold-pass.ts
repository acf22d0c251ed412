import { passParts } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { AppError, asAppError, type ErrorCode } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { type Hold, holdAs, letGo, myHold, type WantedItem } from "./hold.ts";

/** What a buyer wants in one of a pass's performances. */
export interface PassPart {
  performanceId: string;
  items: WantedItem[];
}

/** Refusals after which it is not known whether Redis has given the hold all the same: its answer may have been lost. */
const unsure: readonly ErrorCode[] = ["BUSY", "INVENTORY_REBUILDING"];

/**
 * Keeps places in each performance of a pass, all or none: one hold after the other in the order of the performances' ids, so that of two
 * buyers who want the same performances one gets ahead and neither keeps what the other waits for. When one is refused, those that
 * were given are let go; should Redis not be reached for that either, or this process die, they run out by themselves. The same client key
 * again gives the same holds. Throws what hold() throws, with facts.performanceId.
 *
 * A hold that the account has in one of these performances is replaced, as by any other hold, and does not come back when a later
 * performance refuses: others may have its places by then, and given anew it would have a new deadline, so that passes which fail on purpose
 * could keep it for ever. A pass whose part is replaced in this way is broken, so what is left of it goes too. When the very first performance
 * refuses, nothing has been replaced and all stays as it was. Each let-go counts as one of the account's.
 */
export async function holdPass(
  ctx: Context,
  o: { accountId: string; clientKey: string; parts: PassPart[] },
): Promise<Hold[]> {
  const { accountId } = o;
  const parts = o.parts.toSorted((a, b) => (a.performanceId < b.performanceId ? -1 : 1));
  const holds: Hold[] = [];
  for (const part of parts) {
    const id = newId();
    const { performanceId, items } = part;
    try {
      const clientKey = `pass-${o.clientKey}`;
      holds.push(await holdAs(ctx, { performanceId, accountId, clientKey, items, id, ofPass: true }));
    } catch (error) {
      const refused = asAppError(error);
      const given = holds.map((hold) => ({ performanceId: hold.performanceId, holdId: hold.id }));
      if (!refused || unsure.includes(refused.code)) given.push({ performanceId, holdId: id });
      const offerIds = items.map(({ offerId }) => offerId);
      await letAllGo(ctx, {
        accountId,
        given,
        ...(holds.length > 0 ? { rest: parts.slice(holds.length), offerIds } : {}),
      });
      throw refused ? inPerformance(refused, performanceId) : error;
    }
  }
  return holds;
}

/** The holds of a pass that the account has now, one in each performance and alike in number; null when one of them is missing. */
export async function myPass(ctx: Context, o: { passId: string; accountId: string }): Promise<Hold[] | null> {
  const { parts } = await passParts(ctx, o.passId);
  const found = await Promise.all(parts.map(({ performanceId }) => myHold(ctx, { ...o, performanceId })));
  const holds = found.filter((hold): hold is Hold => hold !== null && isOf(hold, [o.passId]));
  const pieces = new Set(holds.map((hold) => hold.items[0]?.quantity));
  return holds.length === parts.length && pieces.size === 1 ? holds : null;
}

/** Lets the account's holds of a pass go, whichever are left; other holds stay. Throws HOLD_IN_ORDER, BUSY; what was not reached runs out by itself. */
export async function letPassGo(ctx: Context, o: { passId: string; accountId: string }): Promise<void> {
  const { parts } = await passParts(ctx, o.passId);
  await Promise.all(
    parts.map(({ performanceId }) => letGoOf(ctx, { performanceId, accountId: o.accountId, offerIds: [o.passId] })),
  );
}

async function letAllGo(
  ctx: Context,
  o: {
    accountId: string;
    given: { performanceId: string; holdId: string }[];
    /** Performances that were not come to, where an earlier hold of these offers is part of a broken pass. */
    rest?: PassPart[];
    offerIds?: string[];
  },
): Promise<void> {
  const { accountId, given, rest = [], offerIds = [] } = o;
  const done = await Promise.allSettled([
    // Asked for again with the same key, the pass may be had by then.
    ...given.map((one) => letGo(ctx, { ...one, accountId, mayComeAgain: true })),
    ...rest.map(({ performanceId }) => letGoOf(ctx, { performanceId, accountId, offerIds })),
  ]);
  for (const one of done)
    if (one.status === "rejected")
      ctx.log.warn({ err: one.reason }, "part of a pass not let go, it runs out by itself");
}

async function letGoOf(
  ctx: Context,
  o: { performanceId: string; accountId: string; offerIds: string[] },
): Promise<void> {
  const mine = await myHold(ctx, o);
  if (mine && isOf(mine, o.offerIds)) await letGo(ctx, { ...o, holdId: mine.id });
}

const isOf = (hold: Hold, offerIds: string[]) => hold.items.some(({ offerId }) => offerIds.includes(offerId));

function inPerformance(refused: AppError, performanceId: string): AppError {
  return new AppError(refused.code, { facts: { ...refused.facts, performanceId }, cause: refused });
}
