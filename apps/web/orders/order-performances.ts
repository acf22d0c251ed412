import type { EventPage, OrderView, PerformanceCard } from "../reading/answers.ts";

/** The performances an order has places in, in their order: of a pass there are several. */
export function performancesOfOrder(order: OrderView, event: EventPage | null): PerformanceCard[] {
  const ids = new Set([order.performanceId, ...order.lines.map((line) => line.performanceId)]);
  return event?.performances.filter(({ id }) => ids.has(id)) ?? [];
}
