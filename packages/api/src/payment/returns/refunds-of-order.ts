import type { Context } from "../../context.ts";
import { orderForReturn } from "../../ordering/index.ts";
import type { Fen } from "../../platform/money.ts";

/** Money on its way back, or back, as its buyer sees it. */
export interface RefundView {
  id: string;
  amountFen: Fen;
  /** "returned" only when the gateway has said so; one that it refused is still on its way, and an operator sees to it. */
  state: "returning" | "returned";
  createdAt: Date;
  settledAt: Date | null;
  /** The lines it is for; none where it is for money that no order could use. */
  lineIds: string[];
}

/** All refunds of an own order, oldest first. Throws NOT_FOUND. */
export async function refundsOfOrder(ctx: Context, o: { orderId: string; accountId: string }): Promise<RefundView[]> {
  const order = await orderForReturn(ctx.db, o);
  const rows = await ctx.db.refund.findMany({
    where: { orderId: order.id },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({
    ...{ id: row.id, amountFen: row.amountFen, createdAt: row.createdAt, settledAt: row.settledAt },
    state: row.state === "succeeded" ? "returned" : "returning",
    lineIds: order.lines.filter((line) => line.refundId === row.id).map(({ id }) => id),
  }));
}
