import { newId, unitStates } from "@kaimu/api";
import { type SeatMapLayout, seatStarts, stateOf, UnitState } from "@kaimu/seatmap";
import { hold } from "../../packages/api/src/inventory/index.ts";
import { asAppError } from "../../packages/api/src/platform/errors.ts";
import type { Kit } from "../kit/bench.ts";
import type { HallOnSale } from "../kit/halls.ts";

/**
 * The other way to sell the best seats: read the states, pick the best outside Redis, hold them by number, and begin again when somebody
 * was faster. Answers how many tries it took.
 */
export async function holdPickedOutside(
  kit: Kit,
  hall: HallOnSale,
  o: { accountId: string; count: number; isForSale: (unit: number) => boolean; offerId: string; until: number },
): Promise<number> {
  for (let tries = 1; performance.now() < o.until; tries++) {
    const { states } = await unitStates(kit.ctx, hall.performanceId);
    const from = bestTogether(
      hall.layout,
      o.count,
      (unit) => o.isForSale(unit) && stateOf(states, unit) === UnitState.free,
    );
    if (from === undefined) throw new Error("nothing left to pick");
    const units = Array.from({ length: o.count }, (_, i) => from + i);
    const items = [{ offerId: o.offerId, quantity: o.count, units }];
    try {
      await hold(kit.ctx, { performanceId: hall.performanceId, accountId: o.accountId, clientKey: newId(), items });
      return tries;
    } catch (error) {
      if (asAppError(error)?.code !== "UNITS_TAKEN") throw error;
    }
  }
  return Number.NaN;
}

/** The first of `count` free neighbours whose middle is nearest to the focal point. */
function bestTogether(layout: SeatMapLayout, count: number, isFree: (unit: number) => boolean): number | undefined {
  const { rows, starts } = seatStarts(layout);
  let [best, least]: [number | undefined, number] = [undefined, Number.POSITIVE_INFINITY];
  rows.forEach((row, at) => {
    const aisles = new Set(row.aisles);
    let run = 0;
    for (let i = 0; i < row.x.length; i++) {
      const unit = (starts[at] ?? 0) + i;
      run = isFree(unit) ? (aisles.has(i - 1) ? 1 : run + 1) : 0;
      if (run < count) continue;
      const first = i - count + 1;
      const x = ((row.x[first] ?? 0) + (row.x[i] ?? 0)) / 2 - layout.focal.x;
      const y = ((row.y[first] ?? 0) + (row.y[i] ?? 0)) / 2 - layout.focal.y;
      const far = x * x + y * y;
      if (far < least) [best, least] = [unit - count + 1, far];
    }
  });
  return best;
}
