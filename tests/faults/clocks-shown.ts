import type { Tables } from "./audit/rows.ts";
import type { Clocks } from "./hosts.ts";

/**
 * By how many seconds the clocks of the gateway and of the worker were ahead of the database's, as the numbers show that they gave: orders'
 * and tickets' begin with the moment of their process. Undefined where there are none.
 */
export function clocksShown({ orders, tickets, transitions }: Tables): Clocks {
  const at = (toState: string) =>
    new Map(
      transitions.flatMap((step) => (step.toState === toState ? [[step.orderId, Number(step.at)] as const] : [])),
    );
  const [placed, paid] = [at("awaiting_payment"), at("paid")];
  const gateway = median(orders.map(({ id }) => momentIn(id) - (placed.get(id) ?? Number.NaN)));
  const worker = median(tickets.map(({ id, orderId }) => momentIn(id) - (paid.get(orderId) ?? Number.NaN)));
  return { ...(gateway === undefined ? {} : { gateway }), ...(worker === undefined ? {} : { worker }) };
}

/** UUIDv7: 48 bits of ms since 1970 come first. */
const momentIn = (id: string) => Number.parseInt(id.replace("-", "").slice(0, 12), 16);

/** In whole seconds. */
function median(allMs: number[]): number | undefined {
  const sorted = allMs.filter((ms) => !Number.isNaN(ms)).sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  return middle === undefined ? undefined : Math.round(middle / 1_000);
}
