import type { Messages } from "../messages/zh.ts";
import type { OrderView } from "../reading/answers.ts";

const tones: Record<OrderView["state"], string> = {
  awaiting_payment: "bg-warn-soft text-warn",
  paid: "bg-good-soft text-good",
  cancelled: "bg-sunk text-ink-2",
  expired: "bg-sunk text-ink-2",
  refunded: "bg-sunk text-ink-2",
};

/** An order's state in a word. */
export function OrderBadge({ state, t }: { state: OrderView["state"]; t: Messages }) {
  return (
    <span className={`shrink-0 rounded-full px-2.5 py-1 text-xs font-semibold ${tones[state]}`}>
      {t.order.states[state]}
    </span>
  );
}
