import type { HoldMoment, Loss } from "../holds.ts";
import { type Ends, endsOf, type Orders, ordersByUnit } from "./broken-promise.ts";
import type { Evidence } from "./evidence.ts";
import { groupBy } from "./grouping.ts";

/** After Redis has lost all it knew, what it says may differ from what it said for this long: until everybody has noticed. */
const noticedMs = 5_000;

/** A claim it forgot is put back by a minute's round of repair, and then whoever was given the unit meanwhile loses it without a word. */
const repairedMs = 75_000;

/** A unit that a buyer was surely holding. It may have been held longer: what lies between question and answer counts for nobody. */
interface Span {
  accountId: string;
  unit: string;
  /** All that its hold has. */
  units: string[];
  holdId: string;
  askedAt: number;
  from: number;
  until: number;
}

/**
 * No unit is held by two accounts at once, and no request gives a second hold when the first one is over; unless Redis is known to have
 * lost what it knew of the first one.
 */
export function* doubleHeld({ witness, tables }: Evidence): Generator<string> {
  const [orders, ends] = [ordersByUnit(witness.holds), endsOf(tables)];
  yield* heldOnceMore(witness.holds, witness.losses);
  for (const [unit, spans] of groupBy(spansOf(witness.holds), (span) => span.unit)) {
    spans.sort((a, b) => a.from - b.from);
    for (const [n, later] of spans.entries())
      for (const earlier of spans.slice(0, n)) {
        if (earlier.accountId === later.accountId || later.from >= earlier.until) continue;
        if (witness.losses.some((loss) => explains(loss, earlier, later))) continue;
        if (wasGivenWrongly(earlier, orders, ends)) continue;
        // Of a hold that has lost one unit to the organizer the others are free.
        if (
          witness.withdrawn.some(
            (one) =>
              one.from <= later.from && earlier.askedAt <= one.until && earlier.units.some((is) => one.units.has(is)),
          )
        )
          continue;
        const together = Math.min(earlier.until, later.until) - later.from;
        yield `unit ${unit} was held by ${earlier.accountId} (${earlier.holdId}) and ${together} ms of that by ${later.accountId} (${later.holdId}) as well, from ${new Date(later.from).toISOString()}`;
      }
  }
}

/** It was asked for shortly before its buyer heard of it. */
const marginMs = 1_500;

function* heldOnceMore(moments: readonly HoldMoment[], losses: readonly Loss[]): Generator<string> {
  const given = new Map(moments.flatMap((one) => (one.did === "ok" ? [[one.holdId, one] as const] : [])));
  for (const copy of moments) {
    if (copy.did !== "copy ok" || copy.gave === copy.holdId) continue;
    const first = given.get(copy.holdId);
    if (!first) continue;
    if (losses.some((loss) => !loss.units && loss.from <= copy.at && first.at - marginMs <= loss.until + noticedMs))
      continue;
    yield `the request that gave ${copy.accountId} hold ${copy.holdId} gave ${copy.gave} (units ${copy.units}) when it came once more, ${copy.at - first.at} ms later`;
  }
}

/** What becomes of a hold after its owner has ended it is the matter of `broken_promise`. */
const ofHolds = new Set(["ask", "ok", "fail", "unknown", "end"]);

function* spansOf(moments: readonly HoldMoment[]): Generator<Span> {
  const held = moments.filter((moment) => ofHolds.has(moment.did));
  for (const own of groupBy(held, (moment) => `${moment.accountId} ${moment.performanceId}`).values())
    for (const [n, moment] of own.entries()) {
      if (moment.did !== "ok") continue;
      const { accountId, performanceId, holdId, units, at: from, leftMs } = moment;
      const askedAt = own[n - 1]?.at ?? from;
      // The time that was left counts from before the answer; whatever the buyer does next ends it, since a new hold takes the old one's place.
      const until = Math.min(askedAt + leftMs, own[n + 1]?.at ?? Number.POSITIVE_INFINITY);
      if (until <= from) continue;
      const all = units.map((unit) => `${performanceId}/${unit}`);
      for (const unit of all) yield { accountId, unit, units: all, holdId, askedAt, from, until };
    }
}

function explains(loss: Loss, earlier: Span, later: Span): boolean {
  if (loss.units && !loss.units.has(later.unit)) return false;
  const effectUntil = loss.until + (loss.units ? repairedMs : noticedMs);
  return loss.from <= later.from && effectUntil >= Math.min(earlier.askedAt, later.askedAt);
}

/**
 * One of its units was somebody's order when it was given, which is the matter of `broken_promise`: as soon as that is found out the whole
 * hold is over, and its other units are free.
 */
function wasGivenWrongly(earlier: Span, orders: Orders, ends: Ends): boolean {
  const isAnothers = (unit: string, order: { holdId: string; orderId: string; at: number }) =>
    order.holdId !== earlier.holdId &&
    order.at < earlier.from &&
    (ends(order.orderId, unit) ?? Number.POSITIVE_INFINITY) > earlier.from;
  return earlier.units.some((unit) => orders.get(unit)?.some((order) => isAnothers(unit, order)));
}
