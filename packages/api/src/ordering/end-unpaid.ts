import { inTransaction, type LineKind } from "@kaimu/db";
import type { Context } from "../context.ts";
import { releaseClaims, showClaims } from "../inventory/index.ts";
import { freeCoupon } from "../marketing/index.ts";
import { ordersTotal } from "../platform/metrics.ts";
import { emit } from "../platform/outbox.ts";
import { moveOrder } from "./move-order.ts";

/**
 * Ends an order that is surely unpaid and lets its units go; false when it no longer waits for money. Only payment/close-unpaid.ts
 * calls this, after the gateway can take no more money for it. It has also looked at the time.
 */
export async function endUnpaid(
  ctx: Context,
  o: { orderId: string; as: "cancelled" | "expired"; reason?: string | undefined },
): Promise<boolean> {
  const order = await ctx.db.order.findUniqueOrThrow({ where: { id: o.orderId }, include: { lines: true } });
  const { accountId } = order;
  const ended = await inTransaction(ctx.db, async (tx) => {
    const moved = await moveOrder(tx, {
      orderId: o.orderId,
      from: "awaiting_payment",
      to: o.as,
      reason: o.reason ?? (o.as === "expired" ? "time ran out" : "buyer"),
    });
    if (!moved) return undefined;
    await tx.orderLine.updateMany({ where: { orderId: o.orderId }, data: { state: "released" } });
    const claims = await releaseClaims(tx, o.orderId);
    await emit(tx, "order/closed", { orderId: o.orderId, accountId, places: placesOf(order.lines), state: o.as });
    await freeCoupon(tx, o.orderId);
    return claims;
  });
  if (!ended) return false;
  ordersTotal.inc({ state: o.as });
  for (const claims of ended) await showClaims(ctx, "free", claims);
  return true;
}

/** What an order's lines let go in each performance. */
function placesOf(lines: { kind: LineKind; performanceId: string | null; unit: number | null }[]) {
  const tickets = lines.flatMap(({ kind, performanceId, unit }) =>
    kind === "ticket" && performanceId !== null && unit !== null ? [{ performanceId, unit }] : [],
  );
  const byPerformance = Map.groupBy(tickets, ({ performanceId }) => performanceId);
  return [...byPerformance].map(([performanceId, some]) => ({ performanceId, units: some.map(({ unit }) => unit) }));
}
