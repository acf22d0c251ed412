import type { Context } from "../../context.ts";
import { checkPayments } from "../check-payments.ts";
import { executeRefund } from "../refund.ts";
import type { Found } from "./find-differences.ts";

/**
 * Asks the gateway about what its bill knows and we do not, and applies what it says the one way money is applied. True where something was
 * asked; what it does not answer stays a difference.
 */
export async function mend(
  ctx: Context,
  found: Pick<Found, "what" | "orderId" | "refundId" | "number">[],
): Promise<boolean> {
  const lost = found.filter(({ what }) => what === "payment_state" || what === "refund_state");
  for (const { orderId, refundId, number } of lost) {
    try {
      if (refundId) await executeRefund(ctx, refundId);
      else if (orderId) await checkPayments(ctx, orderId);
    } catch (error) {
      ctx.log.warn({ err: error, number }, "a gateway was asked about a difference and does not say");
    }
  }
  return lost.length > 0;
}
