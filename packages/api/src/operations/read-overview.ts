import type { Context } from "../context.ts";
import { orderCounts } from "../ordering/index.ts";
import { paymentCounts } from "../payment/index.ts";
import { outboxState } from "../platform/outbox.ts";

/** What an operator sees first, all of it read from the stores at this moment. */
export interface Overview {
  orders: Record<string, number>;
  payments: Record<string, number>;
  refundsWaiting: number;
  outbox: { waiting: number; oldestSeconds: number };
}

export async function readOverview(ctx: Context): Promise<Overview> {
  const [orders, { payments, refundsWaiting }, outbox] = await Promise.all([
    orderCounts(ctx),
    paymentCounts(ctx),
    outboxState(ctx.db),
  ]);
  return { orders, payments, refundsWaiting, outbox };
}
