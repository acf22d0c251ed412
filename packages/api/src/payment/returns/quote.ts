import type { Transaction } from "@kaimu/db";
import { offerParts, type RefundRule, readRefundRule, showingsForReturn } from "../../catalogue/index.ts";
import type { Context } from "../../context.ts";
import { type OrderForReturn, orderForReturn } from "../../ordering/index.ts";
import { databaseNow } from "../../platform/database-now.ts";
import type { Fen } from "../../platform/money.ts";
import { type TicketForReturn, ticketsForReturn } from "../../ticketing/index.ts";
import { keptOf, rungAt } from "./ladder.ts";
import { mostBack } from "./payable-back.ts";
import { usedUp } from "./return-once.ts";
import { partsLeft, unitsOfPiece } from "./whole-pieces.ts";

/** Why a ticket cannot be given back. */
export type NotReturnable = "order not paid" | "returned" | "used" | "not issued" | "too late" | "never" | "once only";

/** One ticket of an order and what giving it back comes to now. */
export interface QuotedLine {
  lineId: string;
  performanceId: string;
  /** What it was sold as a part of, and how many tickets that has: they are given back together. Null where it was sold by itself. */
  partOf: { offerId: string; tickets: number } | null;
  ticketId: string | null;
  amountFen: Fen;
  keptFen: Fen;
  backFen: Fen;
  keepPercent: number;
  /** The last moment of this; null where it has no end. */
  until: Date | null;
  /** What is kept afterwards; null when nothing comes back any more. */
  nextKeepPercent: number | null;
  no: NotReturnable | null;
}

/** What giving tickets of an order back comes to now. */
export interface Quote {
  orderId: string;
  lines: QuotedLine[];
  /** What is left of the payment: where the lines come to more, goodwill that was given before counts towards them. */
  mostBackFen: Fen;
  wholeOrderOnly: boolean;
  oncePerAccount: boolean;
  /** When the places are sold again: a time of the venue's clock, or null for at once. */
  backOnSaleAt: string | null;
}

/** What giving tickets of an own order back comes to at this moment, by the database's clock; changes nothing. Throws NOT_FOUND. */
export async function quoteReturn(ctx: Context, o: { orderId: string; accountId: string }): Promise<Quote> {
  const order = await orderForReturn(ctx.db, o);
  return quoteOf(ctx.db, order, await databaseNow(ctx.db));
}

/** The same inside the transaction that does it. */
export async function quoteOf(tx: Reading, order: OrderForReturn, now: Date): Promise<Quote> {
  const tickets = new Map((await ticketsForReturn(tx, order.id)).map((ticket) => [ticket.orderLineId, ticket]));
  const showingOf = await showingsForReturn(
    tx,
    order.lines.map((line) => line.performanceId),
  );
  const all = await offerParts(
    tx,
    order.lines.flatMap((line) => line.offerId ?? []),
  );
  const parts = partsLeft(order.lines, all);
  const rules = order.lines.map((line) => readRefundRule(line.refundRule));
  const some = (what: (rule: RefundRule) => boolean) => rules.some(what);
  const once = some((rule) => rule.oncePerAccount) && (await usedUp(tx, order));
  return {
    orderId: order.id,
    mostBackFen: await mostBack(tx, order.id),
    wholeOrderOnly: some((rule) => rule.wholeOrderOnly),
    oncePerAccount: some((rule) => rule.oncePerAccount),
    backOnSaleAt: rules.find((rule) => rule.backOnSaleAt)?.backOnSaleAt ?? null,
    lines: order.lines.map((line, at) => {
      const { id: lineId, amountFen, performanceId } = line;
      const rule = rules[at] as RefundRule;
      const ticket = tickets.get(lineId);
      const rung = rungAt(rule, showingOf(performanceId), now);
      const units = unitsOfPiece(parts, line.offerId);
      const keptFen = keptOf(amountFen, rung?.keepPercent ?? 0);
      return {
        ...{ lineId, performanceId, ticketId: ticket?.id ?? null, amountFen, keptFen, backFen: amountFen - keptFen },
        partOf: line.offerId && units > 1 ? { offerId: line.offerId, tickets: units } : null,
        ...{ keepPercent: rung?.keepPercent ?? 0, until: rung?.until ?? null },
        nextKeepPercent: rung?.nextKeepPercent ?? null,
        no: whyNot({ order, line, ticket, once, late: !rung, never: rule.steps.length === 0 }),
      };
    }),
  };
}

type Reading = Pick<Transaction, "payment" | "performance" | "ticket" | "buyerReturn" | "offerItem">;

function whyNot(o: {
  order: OrderForReturn;
  line: OrderForReturn["lines"][number];
  ticket: TicketForReturn | undefined;
  once: boolean;
  late: boolean;
  never: boolean;
}): NotReturnable | null {
  if (o.line.state === "refunded") return "returned";
  if (o.order.state !== "paid" || o.line.state !== "live") return "order not paid";
  if (o.ticket?.state === "used") return "used";
  if (o.ticket?.state !== "valid") return "not issued";
  if (o.late) return o.never ? "never" : "too late";
  return o.once ? "once only" : null;
}
