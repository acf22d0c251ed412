import type { LineState, OrderState, Transaction } from "@kaimu/db";
import { AppError } from "../platform/errors.ts";
import type { Fen } from "../platform/money.ts";

/** An order and its tickets' lines, as giving them back needs them. */
export interface OrderForReturn {
  id: string;
  accountId: string;
  organizerId: string;
  agentId: string | null;
  eventId: string;
  performanceId: string;
  state: OrderState;
  totalFen: Fen;
  lines: {
    id: string;
    state: LineState;
    amountFen: Fen;
    performanceId: string;
    offerId: string | null;
    tierId: string | null;
    refundId: string | null;
    /** The rule it was sold under, as it was written down. */
    refundRule: unknown;
  }[];
}

/** An own order; another's is NOT_FOUND, as if it did not exist. Without an account anybody's: for the platform's own work. */
export async function orderForReturn(
  tx: Pick<Transaction, "order">,
  o: { orderId: string; accountId?: string },
): Promise<OrderForReturn> {
  const row = await tx.order.findFirst({
    where: { id: o.orderId, ...(o.accountId === undefined ? {} : { accountId: o.accountId }) },
    include: { lines: { where: { kind: "ticket" }, orderBy: [{ performanceId: "asc" }, { unit: "asc" }] } },
  });
  if (!row) throw new AppError("NOT_FOUND", { detail: `order ${o.orderId}` });
  const { id, accountId, organizerId, agentId, eventId, performanceId, state, totalFen } = row;
  return {
    ...{ id, accountId, organizerId, agentId, eventId, performanceId, state, totalFen },
    lines: row.lines.map((line) => ({
      ...{ id: line.id, state: line.state, amountFen: line.amountFen, refundId: line.refundId },
      ...{ performanceId: line.performanceId ?? performanceId, offerId: line.offerId, tierId: line.tierId },
      refundRule: (line.terms as { refundRule?: unknown }).refundRule,
    })),
  };
}

/** Lets nobody else give tickets of this order back until the transaction ends. */
export async function lockOrder(tx: Pick<Transaction, "$queryRaw">, orderId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM orders WHERE id = ${orderId} FOR UPDATE`;
}
