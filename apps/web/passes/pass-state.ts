import type { EventPage, PassCard, PerformanceCard, TierAvailability } from "../reading/answers.ts";
import { type SaleState, saleStateOf } from "../shows/sale-state.ts";

/** Where the sale of a pass stands, and how many are left; null while that is not known. */
export interface PassSale {
  state: SaleState;
  left: number | null;
  /** When the last of the windows it needs opens. */
  opensAt: Date;
}

type Free = ReadonlyMap<string, readonly TierAvailability[] | null>;

/** A pass can be bought while all its performances can, and within its own window. Pure. */
export function passSaleOf(pass: PassCard, o: { event: EventPage; free: Free; now: Date }): PassSale {
  const performances = performancesOf(pass, o.event);
  const states = performances.map((one) => saleStateOf(one, null, o.now));
  const opens = [pass.opensAt, ...performances.map((one) => one.saleOpensAt)].flatMap((at) => at?.getTime() ?? []);
  const opensAt = new Date(Math.max(...opens));
  const stopped = states.find((state) => state !== "soon" && state !== "on_sale");
  const left = leftOf(pass, o.free);
  const state = (): SaleState => {
    if (performances.length < pass.parts.length || (pass.closesAt && pass.closesAt <= o.now)) return "closed";
    if (stopped) return stopped;
    if (opensAt > o.now) return "soon";
    return left === 0 ? "sold_out" : "on_sale";
  };
  return { state: state(), left, opensAt };
}

/** The performances a pass is for, in the order of the event. */
export function performancesOf(pass: Pick<PassCard, "parts">, event: EventPage): PerformanceCard[] {
  return event.performances.filter(({ id }) => pass.parts.some((part) => part.performanceId === id));
}

/** As many as there are places in the performance that has fewest; null while that is not known. Pure. */
export function leftOf(pass: Pick<PassCard, "parts">, free: Free): number | null {
  const places = pass.parts.map(
    ({ performanceId, tierId }) => free.get(performanceId)?.find((tier) => tier.tierId === tierId)?.free,
  );
  const known = places.filter((count) => count !== undefined);
  return known.length === places.length || known.includes(0) ? Math.min(...known) : null;
}
