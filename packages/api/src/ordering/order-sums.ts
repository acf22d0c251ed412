import type { OrderState, Transaction } from "@kaimu/db";
import type { Fen } from "../platform/money.ts";

/** What an order comes to now: its live lines while it is paid, and what was kept of lines that were given back. */
export interface OrderSums {
  orderId: string;
  state: OrderState;
  liveFen: Fen;
  keptFen: Fen;
}

/** The sums of orders placed since a moment, by their ids, `limit` of them after `after`. */
export async function orderSums(
  tx: Pick<Transaction, "order">,
  o: { since: Date; after: string; limit: number },
): Promise<OrderSums[]> {
  const rows = await tx.order.findMany({
    where: { id: { gt: o.after }, createdAt: { gte: o.since } },
    select: { id: true, state: true, lines: { select: { state: true, amountFen: true, keptFen: true } } },
    orderBy: { id: "asc" },
    take: o.limit,
  });
  return rows.map(({ id, state, lines }) => ({
    orderId: id,
    state,
    liveFen: state === "paid" ? lines.reduce((sum, line) => sum + (line.state === "live" ? line.amountFen : 0), 0) : 0,
    keptFen: lines.reduce((sum, line) => sum + (line.state === "refunded" ? (line.keptFen ?? 0) : 0), 0),
  }));
}
