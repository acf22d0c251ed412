import { type SaleOffer, type SaleTerms, saleTerms } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { AppError, type ErrorCode } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { holdsTotal } from "../platform/metrics.ts";
import { holdScript, onUnitState, readHoldScript, releaseScript } from "./unit-scripts.ts";

/** A piece of an offer a buyer wants: so many of it, or just these units. */
export interface WantedItem {
  offerId: string;
  quantity: number;
  units?: number[] | undefined;
}

/** Units kept for one account until `deadline`. */
export interface Hold {
  id: string;
  performanceId: string;
  units: number[];
  items: WantedItem[];
  /** When it ends, by Redis's clock, in ms since 1970. */
  deadline: number;
  /** How long that was when it was read, by the same clock: what a page counts down from. */
  leftMs: number;
  /** Rises with every hold of the performance; written with the claim. */
  fence: bigint;
}

/**
 * Keeps units for the caller, all or none, replacing a hold he already has in this performance. The same client key again
 * gives the same hold. One script call decides on window, limit, pool and units.
 * Throws SALE_NOT_OPEN, SALE_CLOSED, OFFER_NOT_AVAILABLE, UNIT_UNKNOWN, UNITS_TAKEN (facts.unit), NOT_ENOUGH_UNITS (facts.left),
 * LIMIT_EXCEEDED (facts.limit), INVENTORY_REBUILDING, BUSY.
 */
export async function hold(
  ctx: Context,
  o: { performanceId: string; accountId: string; clientKey: string; items: WantedItem[] },
): Promise<Hold> {
  const terms = await saleTerms(ctx, o.performanceId);
  const wants = o.items.map((item) => wantedUnits(ctx, terms, item));
  const answer = await onUnitState(ctx, o.performanceId, holdScript, [
    newId(),
    o.accountId,
    ctx.channel,
    o.clientKey,
    JSON.stringify(o.items),
    JSON.stringify(wants.flat()),
  ]);
  holdsTotal.inc({ result: answer[0] });
  if (answer[0] !== "OK") throw refusal(answer);
  return toHold(o.performanceId, answer);
}

/** The caller's living hold in a performance, so that whoever steps back finds it; null when there is none. */
export async function myHold(ctx: Context, o: { performanceId: string; accountId: string }): Promise<Hold | null> {
  const answer = await onUnitState(ctx, o.performanceId, readHoldScript, [o.accountId, "", 0]);
  return answer[0] === "OK" ? toHold(o.performanceId, answer) : null;
}

/**
 * Asks right before the order's transaction that the hold is alive, the account's, and of this epoch, and keeps it for a minute at least, once.
 * Throws HOLD_EXPIRED.
 */
export async function keepHold(
  ctx: Context,
  o: { performanceId: string; accountId: string; holdId: string },
): Promise<Hold> {
  const answer = await onUnitState(ctx, o.performanceId, readHoldScript, [o.accountId, o.holdId, 60_000]);
  if (answer[0] !== "OK") throw new AppError("HOLD_EXPIRED");
  return toHold(o.performanceId, answer);
}

/** Lets the caller's own hold go; one that is gone already, or another's, is left as it is. */
export async function letGo(
  ctx: Context,
  o: { performanceId: string; accountId: string; holdId: string },
): Promise<void> {
  await onUnitState(ctx, o.performanceId, releaseScript, [o.accountId, o.holdId]);
}

/** Which groups an item may draw from, and how many units or which: the script's `wants`. */
function wantedUnits(
  ctx: Context,
  terms: SaleTerms,
  item: WantedItem,
): { groups: number[]; count?: number; units?: number[] }[] {
  const offer = terms.offers.find((one) => one.id === item.offerId);
  if (!offer || !isOnOffer(ctx, offer)) throw new AppError("OFFER_NOT_AVAILABLE", { facts: { offerId: item.offerId } });
  const perPiece = offer.items.reduce((sum, part) => sum + part.units, 0);
  if (item.units && item.units.length !== item.quantity * perPiece)
    throw new AppError("BAD_INPUT", { detail: "units do not match quantity" });
  const unknown = item.units?.find((unit) => unit >= terms.plan.unitCount);
  if (unknown !== undefined) throw new AppError("UNIT_UNKNOWN", { facts: { unit: unknown } });
  if (item.units)
    return [{ groups: offer.items.flatMap((part) => groupsOf(ctx, terms, part.tierCode)), units: item.units }];
  return offer.items.map((part) => ({
    groups: groupsOf(ctx, terms, part.tierCode),
    count: part.units * item.quantity,
  }));
}

/** Whether an offer may be sold now in the caller's channel; its window is by this process's clock, the performance's by Redis's. */
function isOnOffer(ctx: Context, offer: SaleOffer): boolean {
  const now = ctx.clock.now();
  if (!offer.active || (offer.channels && !offer.channels.includes(ctx.channel))) return false;
  return (!offer.opensAt || offer.opensAt <= now) && (!offer.closesAt || now < offer.closesAt);
}

function groupsOf(ctx: Context, terms: SaleTerms, tierCode: string): number[] {
  return terms.plan.groups.flatMap((group, index) => {
    const pool = terms.pools.find((one) => one.code === group.pool);
    return group.tier === tierCode && pool?.channels.includes(ctx.channel) ? [index] : [];
  });
}

function toHold(
  performanceId: string,
  [, id = "", deadline, fence = "0", units = "", items = "[]", now]: string[],
): Hold {
  return {
    id,
    performanceId,
    deadline: Number(deadline),
    leftMs: Math.max(0, Number(deadline) - Number(now)),
    fence: BigInt(fence),
    units: units.split(",").map(Number),
    items: JSON.parse(items),
  };
}

function refusal([code, first, second]: string[]): AppError {
  const facts: Record<string, Record<string, number>> = {
    UNITS_TAKEN: { unit: Number(first) },
    UNIT_UNKNOWN: { unit: Number(first) },
    NOT_ENOUGH_UNITS: { left: Number(first) },
    LIMIT_EXCEEDED: { limit: Number(first), owned: Number(second) },
  };
  const known = code && facts[code];
  return new AppError(code as ErrorCode, known ? { facts: known } : {});
}
