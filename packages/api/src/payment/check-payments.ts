import type { Context } from "../context.ts";
import { applyPayment } from "./apply-payment.ts";
import { gatewayOf } from "./gateway.ts";

/**
 * Asks each gateway about an order's open payments and applies what it has taken: for the return page, and for callbacks that never came.
 * True when money was found; money found twice goes back. A gateway that is away hides nothing of another's: GATEWAY_UNAVAILABLE is thrown
 * only where none had money and one did not say.
 */
export async function checkPayments(ctx: Context, orderId: string): Promise<boolean> {
  const looks = await Promise.allSettled(
    (await paymentsOpen(ctx, orderId, ["pending", "closed"])).map((payment) => takeIfPaid(ctx, payment)),
  );
  if (looks.some((look) => look.status === "fulfilled" && look.value)) return true;
  for (const look of looks) if (look.status === "rejected") throw look.reason;
  return false;
}

async function takeIfPaid(ctx: Context, payment: OpenPayment): Promise<boolean> {
  const { outTradeNo, merchantAccount } = payment;
  const trade = await gatewayOf(ctx, merchantAccount).query(outTradeNo);
  await ctx.db.$executeRaw`UPDATE payments SET checkedAt = NOW(3) WHERE outTradeNo = ${outTradeNo}`;
  if (trade.state !== "paid" || !trade.gatewayTradeNo || trade.paidFen === undefined) return false;
  await applyPayment(ctx, { outTradeNo, gatewayTradeNo: trade.gatewayTradeNo, paidFen: trade.paidFen });
  return true;
}

interface OpenPayment {
  outTradeNo: string;
  merchantAccount: { credential: string };
}

/** Payments of an order that have not come in, each with the account it is made to. */
export async function paymentsOpen(
  ctx: Context,
  orderId: string,
  states: ("pending" | "closed")[],
): Promise<OpenPayment[]> {
  return ctx.db.payment.findMany({
    where: { orderId, state: { in: states } },
    select: { outTradeNo: true, merchantAccount: { select: { credential: true } } },
    orderBy: { createdAt: "asc" },
  });
}

/**
 * Orders with payments that have been open for a while: the callback may be lost. Closed ones are looked at for two hours more, since a
 * payment in flight at the deadline shows up late. Those the gateway was asked about longest ago come first.
 */
export async function ordersWithOpenPayments(
  ctx: Context,
  o: { olderThanSeconds: number; limit: number },
): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<{ orderId: string }[]>`
    SELECT orderId FROM payments
    WHERE createdAt < NOW(3) - INTERVAL ${o.olderThanSeconds} SECOND
      AND (checkedAt IS NULL OR checkedAt < NOW(3) - INTERVAL ${o.olderThanSeconds} SECOND)
      AND (state = 'pending' OR (state = 'closed' AND closedAt > NOW(3) - INTERVAL 2 HOUR))
    ORDER BY checkedAt LIMIT ${o.limit}`;
  return [...new Set(rows.map((row) => row.orderId))];
}
