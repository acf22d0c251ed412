import { type Showing, showingsOf } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { type SaleUnits, saleUnits } from "../inventory/index.ts";
import { orderStatesOf, ordersByMinute, takingsOf } from "../ordering/index.ts";
import { paymentsOf } from "../payment/index.ts";
import { AppError } from "../platform/errors.ts";
import type { Fen } from "../platform/money.ts";
import { outboxState } from "../platform/outbox.ts";
import { type PreWarm, readPreWarm } from "./read-pre-warm.ts";

/** How far back the board's chart of orders goes. */
export const chartMinutes = 30;

/** One sale as an operator watches it, read from the stores at this moment. */
export interface SaleBoard {
  showing: Showing;
  now: Date;
  units: SaleUnits;
  /** Whether Redis is ready for it; null where it does not answer. */
  preWarm: PreWarm | null;
  /** Orders placed in each of the last 30 minutes and the one under way, oldest first. */
  perMinute: number[];
  orders: Record<string, number>;
  takenFen: Fen;
  payments: Record<string, number>;
  refundsWaiting: number;
  outbox: { waiting: number; oldestSeconds: number };
}

/** Throws NOT_FOUND. Redis away is no error: the units then come without its part. */
export async function readSale(ctx: Context, performanceId: string): Promise<SaleBoard> {
  const showing = (await showingsOf(ctx, [performanceId])).get(performanceId);
  if (!showing || showing.status === "draft") throw new AppError("NOT_FOUND", { detail: `sale ${performanceId}` });
  const [units, preWarm, perMinute, orders, takings, { payments, refundsWaiting }, outbox] = await Promise.all([
    saleUnits(ctx, performanceId),
    readPreWarm(ctx, showing),
    ordersByMinute(ctx, { performanceId, minutes: chartMinutes }),
    orderStatesOf(ctx, performanceId),
    takingsOf(ctx, [performanceId]),
    paymentsOf(ctx, performanceId),
    outboxState(ctx.db),
  ]);
  return {
    ...{ showing, units, preWarm, perMinute, orders, payments, refundsWaiting, outbox },
    now: ctx.clock.now(),
    takenFen: takings.get(performanceId)?.takenFen ?? 0,
  };
}
