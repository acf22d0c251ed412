import type { Evidence } from "./audit/evidence.ts";
import { byKey } from "./audit/grouping.ts";
import { isWithOperator } from "./audit/money-of-orders.ts";
import type { Site } from "./site.ts";

/** So long (ms) he waits before he presses again for the same refund. */
const patienceMs = 8_000;

/** An operator who has each refund tried again that its gateway has refused, unless it has said that it never can. */
export function tryRefundsAgain(operator: Site): (evidence: Evidence) => Promise<void> {
  const pressed = new Map<string, number>();
  return async ({ tables, books }) => {
    const payment = byKey(tables.payments, (row) => row.id);
    for (const refund of tables.refunds) {
      if (refund.state !== "failed" || Date.now() - (pressed.get(refund.id) ?? 0) < patienceMs) continue;
      if (isWithOperator(refund, books.get(payment.get(refund.paymentId)?.outTradeNo ?? ""))) continue;
      pressed.set(refund.id, Date.now());
      await operator.tell("refund.tryAgain", { refundId: refund.id });
    }
  };
}
