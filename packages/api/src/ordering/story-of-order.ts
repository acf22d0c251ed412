import type { OrderState, SalesChannel } from "@kaimu/db";
import type { Context } from "../context.ts";
import type { Fen } from "../platform/money.ts";

/** An order and each state it entered, for those who look into what became of it. */
export interface OrderStory {
  id: string;
  accountId: string;
  performanceId: string;
  state: OrderState;
  channel: SalesChannel;
  totalFen: Fen;
  /** What a coupon took off its tickets; null where there was none. */
  offFen: Fen | null;
  tickets: number;
  expiresAt: Date;
  /** Oldest first; the first is the order being placed. */
  transitions: { toState: OrderState; reason: string; at: Date }[];
}

/** What became of an order; null when there is none. Whoever calls has checked that it may be seen. */
export async function storyOfOrder(ctx: Pick<Context, "db">, orderId: string): Promise<OrderStory | null> {
  const row = await ctx.db.order.findUnique({
    where: { id: orderId },
    include: {
      transitions: { select: { toState: true, reason: true, at: true }, orderBy: { at: "asc" } },
      lines: { where: { kind: "discount" }, select: { amountFen: true } },
      _count: { select: { lines: { where: { kind: "ticket" } } } },
    },
  });
  if (!row) return null;
  const { id, accountId, performanceId, state, channel, totalFen, expiresAt, transitions, lines, _count } = row;
  return {
    ...{ id, accountId, performanceId, state, channel, totalFen, expiresAt, transitions },
    offFen: lines.length > 0 ? lines.reduce((sum, { amountFen }) => sum - amountFen, 0) : null,
    tickets: _count.lines,
  };
}
