import type { OrderState } from "@kaimu/db";

/** Who may follow whom. Every change is a conditional update on the state before it, so two of them cannot both happen. */
export const orderMoves: Record<OrderState, readonly OrderState[]> = {
  awaiting_payment: ["paid", "cancelled", "expired"],
  paid: ["refunded"],
  cancelled: [],
  expired: [],
  refunded: [],
};

/** Whether an order may go from one state to another. */
export function mayMove(from: OrderState, to: OrderState): boolean {
  return orderMoves[from].includes(to);
}
