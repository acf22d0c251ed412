import type { LineKind, LineState, Transaction } from "@kaimu/db";
import type { Fen } from "../platform/money.ts";

/** An order as its books are written from it afterwards. */
export interface OrderForBooks {
  id: string;
  accountId: string;
  organizerId: string;
  agentId: string | null;
  performanceId: string;
  paidAt: Date | null;
  lines: {
    id: string;
    kind: LineKind;
    state: LineState;
    amountFen: Fen;
    performanceId: string | null;
    refundId: string | null;
    keptFen: Fen | null;
  }[];
}

/** Orders placed before a moment, by their ids, `limit` of them after `after`. */
export async function ordersForBooks(
  tx: Pick<Transaction, "order">,
  o: { before: Date; after: string; limit: number },
): Promise<OrderForBooks[]> {
  return tx.order.findMany({
    where: { id: { gt: o.after }, createdAt: { lt: o.before } },
    select: {
      ...{ id: true, accountId: true, organizerId: true, agentId: true, performanceId: true, paidAt: true },
      lines: {
        select: {
          ...{ id: true, kind: true, state: true, amountFen: true, performanceId: true },
          ...{ refundId: true, keptFen: true },
        },
        orderBy: { id: "asc" },
      },
    },
    orderBy: { id: "asc" },
    take: o.limit,
  });
}

/** How many orders were placed before a moment. */
export async function countOrdersBefore(tx: Pick<Transaction, "order">, before: Date): Promise<number> {
  return tx.order.count({ where: { createdAt: { lt: before } } });
}
