import type { Context } from "../../context.ts";
import { soldUnits } from "../../inventory/index.ts";
import { orderStatesOf, takingsOf } from "../../ordering/index.ts";
import type { Fen } from "../../platform/money.ts";

/** Whom calling a performance off touches, now. */
export interface Touched {
  /** Paid orders with places in it, passes too, and what they come to there. */
  orders: number;
  tickets: number;
  fen: Fen;
  /** Orders that wait for payment and will end. */
  unpaid: number;
}

/** Counts whom calling a performance off touches. */
export async function readTouched(ctx: Context, performanceId: string): Promise<Touched> {
  const [takings, states, tickets] = await Promise.all([
    takingsOf(ctx, [performanceId]),
    orderStatesOf(ctx, performanceId),
    soldUnits(ctx, performanceId),
  ]);
  const { orders = 0, takenFen: fen = 0 } = takings.get(performanceId) ?? {};
  return { orders, tickets, fen, unpaid: states.awaiting_payment ?? 0 };
}
