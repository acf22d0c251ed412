import type { Context } from "../context.ts";
import { orderCounts } from "../ordering/index.ts";
import { openCases, paymentCounts } from "../payment/index.ts";
import { type BreakerRow, readBreakers } from "../platform/breaker-board.ts";
import { outboxState } from "../platform/outbox.ts";

/** What an operator sees first, all of it read from the stores at this moment. */
export interface Overview {
  orders: Record<string, number>;
  payments: Record<string, number>;
  refundsWaiting: number;
  outbox: { waiting: number; oldestSeconds: number };
  /** Differences between the gateways' bills and our books. */
  billCases: number;
  /** The circuit breakers of all processes. */
  breakers: BreakerRow[];
}

export async function readOverview(ctx: Context): Promise<Overview> {
  const [orders, { payments, refundsWaiting }, outbox, cases, breakers] = await Promise.all([
    orderCounts(ctx),
    paymentCounts(ctx),
    outboxState(ctx.db),
    openCases(ctx),
    readBreakers(ctx),
  ]);
  const billCases = cases.alipay + cases.wechat;
  return { orders, payments, refundsWaiting, outbox, billCases, breakers };
}
