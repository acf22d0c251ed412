import { createHash } from "node:crypto";
import { type BulkOrderState, type BulkReturnKind, inTransaction, type Transaction } from "@kaimu/db";
import type { Context } from "../../context.ts";
import { type ClaimedUnits, showClaims } from "../../inventory/index.ts";
import { lockOrder, type OrderForReturn, orderForReturn } from "../../ordering/index.ts";
import type { Fen } from "../../platform/money.ts";
import { emit } from "../../platform/outbox.ts";
import { issueTickets, ticketsForReturn } from "../../ticketing/index.ts";
import { mostBack } from "../returns/payable-back.ts";
import { type LineBack, writeReturn } from "../returns/write-return.ts";
import { backOnSaleOf, fullyBack } from "./fully-back.ts";

interface ReturnOrder {
  bulkReturnId: string;
  performanceId: string;
  kind: BulkReturnKind;
  orderId: string;
  /** Whether the refund's own job asks the gateway; otherwise whoever calls does. */
  askGateway: boolean;
}

/**
 * Gives back in full what an order has in a performance that was called off, of a pass just that part, once however often it is called: only
 * an order that waits for it in its bulk return. Returns the refund to be paid, undefined where there is nothing (left) to pay. Throws what writeReturn throws.
 */
export async function returnOrder(ctx: Context, o: ReturnOrder): Promise<string | undefined> {
  // A paid order's tickets may be on their way still: issued after this, they would be valid for lines that are gone.
  if ((await ticketsForReturn(ctx.db, o.orderId)).length === 0) await issueTickets(ctx, o.orderId);
  const { freed, refundId } = await inTransaction(ctx.db, (tx) => write(tx, o));
  for (const claims of freed) await showClaims(ctx, "free", claims);
  return refundId;
}

interface Written {
  freed: ClaimedUnits[];
  refundId?: string;
}

async function write(tx: Transaction, o: ReturnOrder): Promise<Written> {
  const { bulkReturnId, performanceId, orderId } = o;
  const [row] = await tx.$queryRaw<{ now: Date }[]>`
    SELECT NOW(3) AS now FROM bulk_return_orders
    WHERE bulkReturnId = ${bulkReturnId} AND orderId = ${orderId} AND state = 'waiting' FOR UPDATE`;
  if (!row) return { freed: [] };
  await lockOrder(tx, orderId);
  const order = await orderForReturn(tx, { orderId });
  const lines = await linesBack(tx, order, performanceId);
  if (lines.length === 0) {
    await note(tx, o, { state: "nothing" });
    return { freed: [] };
  }
  const { refundId, backFen, freed } = await writeReturn(tx, {
    ...{ order, lines, now: row.now, backOnSaleAt: backOnSaleOf(order) },
    reason: o.kind === "cancelled" ? "show_cancelled" : "show_postponed",
    outRefundNo: `B${createHash("sha256").update(`${bulkReturnId} ${orderId}`).digest("hex").slice(0, 31)}`,
  });
  if (!refundId || backFen === 0) {
    await note(tx, o, { state: "returned", refundId });
    return { freed };
  }
  await note(tx, o, { state: o.askGateway ? "asked" : "written", refundId, amountFen: backFen });
  if (o.askGateway) await emit(tx, "payment/refund.requested", { refundId });
  return { freed, refundId };
}

/** The live lines of a performance, all of their price; goodwill given before counts towards it, since no payment gives back more than it took. */
async function linesBack(tx: Transaction, order: OrderForReturn, performanceId: string): Promise<LineBack[]> {
  if (order.state !== "paid") return [];
  const lines = order.lines.filter((line) => line.state === "live" && line.performanceId === performanceId);
  return fullyBack(lines, await mostBack(tx, order.id));
}

async function note(
  tx: Transaction,
  o: ReturnOrder,
  data: { state: BulkOrderState; refundId?: string | null; amountFen?: Fen },
): Promise<void> {
  const { bulkReturnId, orderId } = o;
  await tx.$executeRaw`
    UPDATE bulk_return_orders SET state = ${data.state}, refundId = ${data.refundId ?? null},
      amountFen = ${data.amountFen ?? 0}, why = NULL, changedAt = NOW(3)
    WHERE bulkReturnId = ${bulkReturnId} AND orderId = ${orderId}`;
}
