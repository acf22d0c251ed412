import type { HoldMoment, Loss, Withdrawal } from "../holds.ts";
import type { Evidence } from "./evidence.ts";
import { byKey, groupBy, place } from "./grouping.ts";

/** After a loss somebody may hear for this long what was so before it: by then all that is there has been loaded from the database. */
const noticedMs = 2_000;
/** A claim that it forgot alone, or was never told of, is put there by a minute's round of repair. */
const repairedMs = 75_000;
/** What lies so near the end of a hold may have come after it. */
const marginMs = 1_500;

type Told<Did extends HoldMoment["did"]> = Extract<HoldMoment, { did: Did }>;

/**
 * What was promised is kept. A hold that was given is an order when its owner asks for one in its time: it is not gone, and no unit of it is
 * another's. And a unit that the site has said is somebody's order is given to nobody else before that order has ended. What nobody
 * answered may be either. What Redis is known to have lost excuses what was promised before, and for a short while after.
 */
export function* brokenPromise({ witness, tables }: Evidence): Generator<string> {
  const orders = ordersByUnit(witness.holds);
  yield* holdsNotHonoured(witness, orders);
  yield* ordersGivenAway(witness.holds, witness.losses, orders, endsOf(tables));
}

/** By performance/unit. */
export type Orders = Map<string, Told<"ordered">[]>;

/** What buyers were told is theirs. */
export function ordersByUnit(moments: readonly HoldMoment[]): Orders {
  const orders: Orders = new Map();
  for (const moment of moments)
    if (moment.did === "ordered")
      for (const unit of moment.units) {
        const place = `${moment.performanceId}/${unit}`;
        orders.set(place, [...(orders.get(place) ?? []), moment as Told<"ordered">]);
      }
  return orders;
}

/** An order that was written while Redis was away, or could not be reached, and so was not told of it: only a round of repair tells it then. */
function isUntold(order: Told<"ordered">, losses: readonly Loss[], at: number): boolean {
  return (
    at <= order.at + repairedMs && losses.some((loss) => loss.from <= order.at && order.at <= loss.until + noticedMs)
  );
}

function* holdsNotHonoured(
  { holds: moments, losses, withdrawn }: Evidence["witness"],
  orders: Orders,
): Generator<string> {
  for (const own of groupBy(moments, (moment) => `${moment.accountId} ${moment.performanceId}`).values()) {
    const ordered = new Set(own.filter((moment) => moment.did === "ordered").map((moment) => moment.holdId));
    for (const [n, moment] of own.entries()) {
      if (moment.did !== "not ordered" || ordered.has(moment.holdId)) continue;
      if (moment.code !== "HOLD_EXPIRED" && moment.code !== "UNITS_TAKEN") continue;
      const given = own.findLastIndex((one, at) => at < n && one.did === "ok");
      const hold = own[given] as Told<"ok"> | undefined;
      // A newer one that was asked for and perhaps given has taken this one's place; that one before it was let go late is nothing to it.
      if (hold?.holdId !== moment.holdId || own.slice(given + 1, n).some((one) => isGivenUp(hold, one))) continue;
      const askedAt = askedAtOf(own, given);
      if (moment.at > askedAt + hold.leftMs - marginMs) continue;
      if (losses.some((loss) => excuses(loss, hold, askedAt, moment.at))) continue;
      if (withdrawn.some((one) => wasWithdrawn(one, hold, askedAt, moment.at))) continue;
      const others = hold.units.flatMap((unit) => orders.get(`${hold.performanceId}/${unit}`) ?? []);
      const foreign = others.filter((order) => order.holdId !== hold.holdId);
      if (foreign.some((order) => isUntold(order, losses, moment.at))) continue;
      yield `hold ${hold.holdId} of ${hold.accountId} (units ${hold.units}) was given for ${hold.leftMs} ms and ${moment.at - askedAt} ms later refused with ${moment.code}`;
    }
  }
}

/** The organizer took one of its units while it was held, or so shortly before that it was given by the terms of before. */
function wasWithdrawn(one: Withdrawal, hold: Told<"ok">, askedAt: number, until: number): boolean {
  const mine = hold.units.some((unit) => one.units.has(`${hold.performanceId}/${unit}`));
  return mine && one.from <= until && one.until + noticedMs >= askedAt;
}

const isGivenUp = (hold: Told<"ok">, moment: HoldMoment) =>
  moment.did === "ask" || (moment.did === "release" && moment.holdId === hold.holdId);

/** When the hold was asked for that was given with this moment: what arrives late stands in between. */
function askedAtOf(own: readonly HoldMoment[], given: number): number {
  const ask = own.findLast((one, n) => n < given && one.did === "ask");
  return ask?.at ?? own[given]?.at ?? 0;
}

/** Something was lost while the hold was somebody's, or so shortly before that it was given from what was not so. */
function excuses(loss: Loss, hold: Told<"ok">, askedAt: number, until: number): boolean {
  const mine = !loss.units || hold.units.some((unit) => loss.units?.has(`${hold.performanceId}/${unit}`));
  return mine && loss.from <= until && loss.until + (loss.units ? repairedMs : noticedMs) >= askedAt;
}

/** When a unit was an order's no more, by the clock of the database, which is this machine's: the ticket was given back, or the order was over. */
export type Ends = (orderId: string, unit: string) => number | undefined;

/** The ends of all orders, unit by unit (performance/unit). */
export function endsOf({ transitions, lines, refunds }: Evidence["tables"]): Ends {
  const over = transitions.filter((step) => step.toState !== "paid" && step.toState !== "awaiting_payment");
  const step = byKey(over, (one) => one.orderId);
  const refund = byKey(refunds, (one) => one.id);
  const line = byKey(lines, (one) => `${one.orderId} ${place(one)}`);
  return (orderId, unit) => {
    const own = line.get(`${orderId} ${unit}`);
    return own && (refund.get(own.refundId ?? "")?.at ?? step.get(orderId)?.at);
  };
}

function* ordersGivenAway(
  moments: readonly HoldMoment[],
  losses: readonly Loss[],
  orders: Orders,
  ends: Ends,
): Generator<string> {
  for (const own of groupBy(moments, (moment) => `${moment.accountId} ${moment.performanceId}`).values())
    for (const [n, hold] of own.entries()) {
      if (hold.did !== "ok") continue;
      const askedAt = askedAtOf(own, n);
      for (const unit of hold.units)
        for (const order of orders.get(`${hold.performanceId}/${unit}`) ?? []) {
          if (order.holdId === hold.holdId || order.at >= askedAt) continue;
          // It may have ended between the asking and the answer.
          if ((ends(order.orderId, `${hold.performanceId}/${unit}`) ?? Number.POSITIVE_INFINITY) <= hold.at) continue;
          if (losses.some((loss) => excuses(loss, hold as Told<"ok">, askedAt, hold.at))) continue;
          if (isUntold(order, losses, hold.at)) continue;
          yield `unit ${hold.performanceId}/${unit} was order ${order.orderId}'s of ${order.accountId} since ${new Date(order.at).toISOString()}, and given to ${hold.accountId} (${hold.holdId}) at ${new Date(hold.at).toISOString()}`;
        }
    }
}
