import type { Transaction } from "@kaimu/db";
import { nextTimeOf, showingsForReturn } from "../../catalogue/index.ts";
import { post } from "../../finance/index.ts";
import { type ClaimedUnits, returnUnits } from "../../inventory/index.ts";
import { freeCoupon } from "../../marketing/index.ts";
import { type OrderForReturn, returnLines } from "../../ordering/index.ts";
import { newId } from "../../platform/ids.ts";
import type { Fen } from "../../platform/money.ts";
import { voidTickets } from "../../ticketing/index.ts";
import { linesInBooks } from "./lines-in-books.ts";
import { payableBack } from "./payable-back.ts";

/** Why lines are given back. */
export type ReturnReason = "buyer_return" | "show_cancelled" | "show_postponed";

/** A ticket as it goes back: what was paid for it, what is kept of it, and what of it its buyer has had before as goodwill. */
export interface LineBack {
  lineId: string;
  performanceId: string;
  amountFen: Fen;
  keptFen: Fen;
  goodwillFen?: Fen;
}

/** What of lines goes back to their buyer. */
export const sumBack = (lines: readonly LineBack[]): Fen =>
  lines.reduce((sum, line) => sum + line.amountFen - line.keptFen - (line.goodwillFen ?? 0), 0);

/** A refund as it was written, none for an order of ¥0; `freed` is for showClaims after the commit. */
export interface WrittenReturn {
  refundId: string | null;
  backFen: Fen;
  freed: ClaimedUnits[];
}

/**
 * The one door by which lines go back, in the transaction of whoever has decided it and holds the order's lock: tickets void, lines
 * refunded, places freed (at once, at the announced time, or never again), refund written and posted. Whoever calls sees to it that the gateway is
 * asked; where nothing has to come back by it, the refund is settled already. A coupon's piece stays used, except when the show was called off and this was
 * all that was left of the order. Throws TICKET_USED, NOT_RETURNABLE, STATE_CHANGED.
 */
export async function writeReturn(
  tx: Transaction,
  o: {
    order: OrderForReturn;
    lines: readonly LineBack[];
    outRefundNo: string;
    reason: ReturnReason;
    /** The announced time at which places are sold again; null for at once. */
    backOnSaleAt: string | null;
    now: Date;
  },
): Promise<WrittenReturn> {
  const { order, lines, outRefundNo, reason } = o;
  const backFen = sumBack(lines);
  const orderLineIds = lines.map(({ lineId }) => lineId);
  // Of an order of ¥0 there is no payment, and nothing to refund.
  const paymentId = order.totalFen > 0 ? await payableBack(tx, { orderId: order.id, amountFen: backFen }) : null;
  const refundId = paymentId && newId();
  await voidTickets(tx, orderLineIds, { usedToo: reason === "show_cancelled" });
  const allBack = await returnLines(tx, { orderId: order.id, refundId, lines });
  const freed: ClaimedUnits[] = [];
  let calledOff = false;
  for (const [performanceId, some] of Map.groupBy(lines, (line) => line.performanceId)) {
    const freeAt = await freeAtOf(tx, { ...o, performanceId });
    calledOff ||= freeAt === never;
    const back = { orderId: order.id, orderLineIds: some.map(({ lineId }) => lineId), freeAt };
    freed.push(...(await returnUnits(tx, back)));
  }
  if (allBack && calledOff) await freeCoupon(tx, order.id);
  if (paymentId && refundId)
    await tx.refund.create({
      data: {
        ...{ id: refundId, paymentId, orderId: order.id, outRefundNo, amountFen: backFen, reason },
        ...(backFen === 0 ? { state: "succeeded", settledAt: o.now } : {}),
      },
    });
  // Of an order that a coupon has made free no money goes back, but what the coupon costs does: there the books know it by the first ticket.
  const fact = { kind: "lines_refunded" as const, order, refundId: refundId ?? orderLineIds[0] ?? "" };
  await post(tx, { ...fact, lines: linesInBooks(order, lines) });
  return { refundId, backFen, freed };
}

/** Later than every sale: places of a show that is cancelled. */
const never = new Date("9999-12-31T00:00:00Z");

/** When the places of a performance are sold again by a rule's announced time; null for at once. Those of a cancelled one never are. */
async function freeAtOf(
  tx: Transaction,
  o: { performanceId: string; backOnSaleAt: string | null; now: Date },
): Promise<Date | null> {
  const { timeZone, status } = (await showingsForReturn(tx, [o.performanceId]))(o.performanceId);
  if (status === "cancelled") return never;
  return o.backOnSaleAt ? nextTimeOf({ now: o.now, timeZone, time: o.backOnSaleAt }) : null;
}
