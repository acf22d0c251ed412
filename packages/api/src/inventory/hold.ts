import type { SaleOffer, SaleTerms } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { AppError, type ErrorCode } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { holdsTotal } from "../platform/metrics.ts";
import { fenceOf } from "./fence.ts";
import { followTerms } from "./follow-terms.ts";
import { groupsOf } from "./groups-of.ts";
import { type AskedUnits, holdArguments } from "./hold-arguments.ts";
import { byTerms, holdScript, onUnitState, readHoldScript, releaseScript } from "./unit-scripts.ts";

/** A piece of an offer a buyer wants: just these units, or so many of it: then seats are the best together, parted only where he may be. */
export interface WantedItem {
  offerId: string;
  quantity: number;
  units?: number[] | undefined;
  mayPart?: boolean | undefined;
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
 * gives the same hold, while that lives; when it is over, by whatever end, HOLD_EXPIRED. One script call decides on window, limit, pool and units.
 * Where the platform chooses the seats naming them is SEATS_ASSIGNED. Throws SALE_NOT_OPEN, SALE_CLOSED, OFFER_NOT_AVAILABLE, UNIT_UNKNOWN, UNITS_TAKEN (facts.unit), NOT_ENOUGH_UNITS, NOT_TOGETHER
 * (facts.left), LONE_SEAT (facts.unit), LIMIT_EXCEEDED (facts.limit), TOO_MANY_REQUESTS (facts.retryAfterSeconds: too many holds were let
 * go), HOLD_IN_ORDER (the one he has is being ordered), INVENTORY_REBUILDING, BUSY.
 */
export function hold(
  ctx: Context,
  o: { performanceId: string; accountId: string; clientKey: string; items: WantedItem[] },
): Promise<Hold> {
  return holdAs(ctx, { ...o, id: newId(), ofPass: false });
}

/**
 * The same under an id of the caller's choice, which lets a hold go whose answer was lost. Passes are held with `ofPass` and nothing else is: one
 * performance's part of a pass is not sold alone. hold-pass.ts is the only other one to call this.
 */
export async function holdAs(
  ctx: Context,
  o: {
    performanceId: string;
    accountId: string;
    clientKey: string;
    items: WantedItem[];
    id: string;
    ofPass: boolean;
  },
): Promise<Hold> {
  const { performanceId, id } = o;
  let lasts = 0;
  const answer = await byTerms(ctx, performanceId, followTerms, async (terms) => {
    lasts = terms.holdSeconds * 1000;
    requireKind(terms, o);
    const asked = askedOf(ctx, terms, o.items);
    return onUnitState(ctx, performanceId, holdScript, holdArguments({ ...o, channel: ctx.channel, terms, asked }));
  });
  const [code = ""] = answer;
  holdsTotal.inc({ result: code === "SAME" ? "OK" : code });
  if (code === "SAME") return toHold(performanceId, answer);
  if (code !== "OK") throw refusal(answer);
  const units = answer[4];
  return {
    ...{ id, performanceId, items: o.items, leftMs: lasts, ...givenAt(answer, lasts) },
    units: units?.split(",").map(Number) ?? o.items.flatMap((item) => item.units ?? []),
  };
}

/** The caller's living hold in a performance, so that whoever steps back finds it; null when there is none. */
export async function myHold(ctx: Context, o: { performanceId: string; accountId: string }): Promise<Hold | null> {
  const answer = await onUnitState(ctx, o.performanceId, readHoldScript, [o.accountId, "", 0, ""]);
  return answer[0] === "OK" ? toHold(o.performanceId, answer) : null;
}

/**
 * Lets the caller's own hold go; one that is gone already, or another's, is left as it is. The request that gave it gives nothing any more,
 * unless it `mayComeAgain`: where it was not the caller who wanted the hold to end. Throws HOLD_IN_ORDER while an order of it is under way.
 */
export async function letGo(
  ctx: Context,
  o: { performanceId: string; accountId: string; holdId: string; mayComeAgain?: boolean },
): Promise<void> {
  const args = [o.accountId, o.holdId, o.mayComeAgain ? 1 : 0];
  const answer = await onUnitState(ctx, o.performanceId, releaseScript, args);
  if (answer[0] !== "OK") throw refusal(answer);
}

/** What is asked for: how many units in all, which by number, and the wants `groups:count:way` for the rest. */
function askedOf(ctx: Context, terms: SaleTerms, items: WantedItem[]): AskedUnits {
  const asked: AskedUnits = { count: 0, units: [], wants: [] };
  for (const item of items) {
    const offer = terms.offers.find((one) => one.id === item.offerId);
    if (!offer || !isOnOffer(ctx, offer))
      throw new AppError("OFFER_NOT_AVAILABLE", { facts: { offerId: item.offerId } });
    const perPiece = offer.items.reduce((sum, part) => sum + part.units, 0);
    asked.count += item.quantity * perPiece;
    if (item.units) {
      if (terms.seatChoice !== "buyer") throw new AppError("SEATS_ASSIGNED");
      if (item.units.length !== item.quantity * perPiece)
        throw new AppError("BAD_INPUT", { detail: "units do not match quantity" });
      requireOnOffer(ctx, terms, offer, item.units);
      asked.units.push(...item.units);
      continue;
    }
    const way = !terms.seatMapId ? "n" : item.mayPart ? "p" : "s";
    for (const part of offer.items)
      asked.wants.push(`${groupsOf(ctx, terms, part.tierCode).join(",")}:${part.units * item.quantity}:${way}`);
  }
  if (new Set(asked.units).size !== asked.units.length) throw new AppError("BAD_INPUT", { detail: "a unit twice" });
  return asked;
}

/** Throws where the offer does not sell one of these units to the caller: the plan says so, and the script that it is still this plan. */
function requireOnOffer(ctx: Context, terms: SaleTerms, offer: SaleOffer, units: readonly number[]): void {
  const allowed = offer.items.flatMap((part) => groupsOf(ctx, terms, part.tierCode));
  for (const unit of units) {
    if (unit >= terms.plan.unitCount) throw new AppError("UNIT_UNKNOWN", { facts: { unit } });
    const group = terms.plan.groupOf[unit];
    if (group === undefined || !allowed.includes(group)) throw new AppError("UNITS_TAKEN", { facts: { unit } });
  }
}

/** Throws where an offer is a pass and the hold is of one performance alone, or the other way round. */
function requireKind(terms: SaleTerms, o: { items: WantedItem[]; ofPass: boolean }): void {
  for (const { offerId } of o.items) {
    const offer = terms.offers.find((one) => one.id === offerId);
    if (offer && (offer.kind === "pass") !== o.ofPass)
      throw new AppError("OFFER_NOT_AVAILABLE", { facts: { offerId }, detail: "a pass is held as a whole" });
  }
}

/** Whether an offer may be sold now in the caller's channel; its window is by this process's clock, the performance's by Redis's. */
function isOnOffer(ctx: Context, offer: SaleOffer): boolean {
  const now = ctx.clock.now();
  if (!offer.active || (offer.channels && !offer.channels.includes(ctx.channel))) return false;
  return (!offer.opensAt || offer.opensAt <= now) && (!offer.closesAt || now < offer.closesAt);
}

/** When a hold was given: that is its fencing number, and tells when it ends. */
function givenAt([, second, micro, behind = "0"]: string[], lasts: number): Pick<Hold, "fence" | "deadline"> {
  return {
    fence: BigInt(fenceOf(Number(second), Number(micro), Number(behind))),
    deadline: Number(second) * 1000 + Math.floor(Number(micro) / 1000) + lasts,
  };
}

/** A hold that Redis has told of. */
export function toHold(performanceId: string, answer: string[]): Hold {
  const [units = "", id = "", items = "[]", lasts, now] = answer.slice(4);
  const given = givenAt(answer, Number(lasts));
  return {
    id,
    performanceId,
    ...given,
    leftMs: Math.max(0, given.deadline - Number(now)),
    units: units.split(",").map(Number),
    items: JSON.parse(items),
  };
}

function refusal([code, first, second]: string[]): AppError {
  const facts: Record<string, Record<string, number>> = {
    UNITS_TAKEN: { unit: Number(first) },
    UNIT_UNKNOWN: { unit: Number(first) },
    NOT_ENOUGH_UNITS: { left: Number(first) },
    NOT_TOGETHER: { left: Number(first) },
    LONE_SEAT: { unit: Number(first) },
    TOO_MANY_REQUESTS: { retryAfterSeconds: Number(first) },
    LIMIT_EXCEEDED: { limit: Number(first), owned: Number(second) },
  };
  const known = code && facts[code];
  return new AppError(code as ErrorCode, known ? { facts: known } : {});
}
