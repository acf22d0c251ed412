import { createHash } from "node:crypto";
import { inTransaction, type Transaction } from "@kaimu/db";
import { offerParts } from "../../catalogue/index.ts";
import type { Context } from "../../context.ts";
import { showClaims } from "../../inventory/index.ts";
import { lockOrder, type OrderForReturn, orderForReturn } from "../../ordering/index.ts";
import { databaseNow } from "../../platform/database-now.ts";
import { AppError } from "../../platform/errors.ts";
import type { Fen } from "../../platform/money.ts";
import { emit } from "../../platform/outbox.ts";
import { countGoodwill } from "./count-goodwill.ts";
import { type Quote, type QuotedLine, quoteOf } from "./quote.ts";
import { useUp } from "./return-once.ts";
import { areWholePieces, partsLeft } from "./whole-pieces.ts";
import { sumBack, type WrittenReturn, writeReturn } from "./write-return.ts";

interface GiveBack {
  orderId: string;
  accountId: string;
  /** The lines of the tickets. */
  lineIds: string[];
  /** The buyer's key for this attempt: the same key gives the same refund. */
  clientKey: string;
  /** What the page showed; the server's sum must be the same, or the buyer is asked again. */
  expectedBackFen: Fen;
}

/** A refund under way; the money is back when its state says so. */
export interface GivenBack {
  /** Null for an order of ¥0, of which nothing was paid. */
  refundId: string | null;
  backFen: Fen;
}

/**
 * Gives tickets of an own order back: in one transaction their lines are refunded, the tickets void, their places free (at once, or at the
 * announced time), the refund written, posted and told. A job then asks the gateway to pay. Throws NOT_FOUND, NOT_RETURNABLE (facts.why),
 * TICKET_USED, RETURN_CHANGED (facts.backFen), RETURN_WHOLE_ONLY, RETURN_WHOLE_PIECES, RETURN_ONCE_ONLY, KEY_REUSED, STATE_CHANGED.
 */
export async function giveBack(ctx: Context, o: GiveBack): Promise<GivenBack> {
  // The order and the buyer's key are the number: a second press finds the first one's refund.
  const outRefundNo = `R${createHash("sha256").update(`${o.orderId} ${o.clientKey}`).digest("hex").slice(0, 31)}`;
  const { freed, ...given } = await inTransaction(ctx.db, async (tx) => {
    await lockOrder(tx, o.orderId);
    const order = await orderForReturn(tx, o);
    const first = await tx.refund.findUnique({ where: { outRefundNo } });
    if (first) return { ...repeated(order, first, o.lineIds), freed: [] };
    if (isFreeAndBack(order, o.lineIds)) return { refundId: null, backFen: 0, freed: [] };
    return write(tx, { ...o, order, outRefundNo });
  });
  for (const claims of freed) await showClaims(ctx, "free", claims);
  return given;
}

/** The refund of an earlier press with the same key, when it was about the same tickets. */
function repeated(order: OrderForReturn, first: { id: string; amountFen: Fen }, lineIds: string[]): GivenBack {
  const lines = order.lines.filter((line) => line.refundId === first.id).map(({ id }) => id);
  if (lines.length !== lineIds.length || !lines.every((id) => lineIds.includes(id))) throw new AppError("KEY_REUSED");
  return { refundId: first.id, backFen: first.amountFen };
}

/** Of an order of ¥0 there is no refund to tell a second press by: its tickets are back, that is all. */
function isFreeAndBack(order: OrderForReturn, lineIds: string[]): boolean {
  const back = order.lines.filter((line) => line.state === "refunded").map(({ id }) => id);
  return order.totalFen === 0 && lineIds.every((id) => back.includes(id));
}

async function write(
  tx: Transaction,
  o: GiveBack & { order: OrderForReturn; outRefundNo: string },
): Promise<WrittenReturn> {
  const { order, outRefundNo } = o;
  const now = await databaseNow(tx);
  const quote = await quoteOf(tx, order, now);
  const lines = countGoodwill(chosen(quote, o.lineIds), quote.mostBackFen);
  await requireWholePieces(tx, order, o.lineIds);
  const backFen = sumBack(lines);
  if (backFen !== o.expectedBackFen) throw new AppError("RETURN_CHANGED", { facts: { backFen } });

  const { backOnSaleAt } = quote;
  const given = await writeReturn(tx, { order, lines, outRefundNo, reason: "buyer_return", backOnSaleAt, now });
  const { refundId } = given;
  if (!refundId) return given;
  if (quote.oncePerAccount) await useUp(tx, { eventId: order.eventId, accountId: order.accountId, refundId });
  await emit(tx, "payment/refund.requested", { refundId });
  return given;
}

/** The quoted lines that were chosen. Throws NOT_RETURNABLE, TICKET_USED, RETURN_WHOLE_ONLY, RETURN_ONCE_ONLY. */
function chosen(quote: Quote, lineIds: string[]): QuotedLine[] {
  const wanted = new Set(lineIds);
  const lines = quote.lines.filter((line) => wanted.has(line.lineId));
  if (lines.length === 0 || lines.length !== wanted.size) throw new AppError("NOT_FOUND", { detail: "lines" });
  const refused = lines.find((line) => line.no);
  if (refused?.no === "used") throw new AppError("TICKET_USED");
  if (refused?.no === "once only") throw new AppError("RETURN_ONCE_ONLY");
  if (refused?.no) throw new AppError("NOT_RETURNABLE", { facts: { why: refused.no } });
  // Nothing that comes back is no refund; what was free may be given to others.
  if (lines.every((line) => line.backFen === 0 && line.amountFen > 0))
    throw new AppError("NOT_RETURNABLE", { facts: { why: "never" } });
  const left = quote.lines.filter((line) => line.no !== "returned").length;
  if (quote.wholeOrderOnly && lines.length !== left) throw new AppError("RETURN_WHOLE_ONLY");
  return lines;
}

/** Throws RETURN_WHOLE_PIECES where a part of a bundle or pass would stay. */
async function requireWholePieces(tx: Transaction, order: OrderForReturn, lineIds: string[]): Promise<void> {
  const lines = order.lines.filter(({ id }) => lineIds.includes(id));
  const parts = await offerParts(
    tx,
    lines.flatMap((line) => line.offerId ?? []),
  );
  if (!areWholePieces(lines, partsLeft(order.lines, parts))) throw new AppError("RETURN_WHOLE_PIECES");
}
