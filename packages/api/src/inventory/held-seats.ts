import { rememberedTerms, type SeatLabel, seatKeysOf, seatLabels } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { myHold } from "./hold.ts";

/**
 * What the seats of the caller's hold are called, unit by unit, for a page without a map. Empty where there is no hold, places have no
 * seats, or they are told only when the order is paid.
 */
export async function heldSeats(
  ctx: Context,
  o: { performanceId: string; accountId: string },
): Promise<({ unit: number } & SeatLabel)[]> {
  const mine = await myHold(ctx, o);
  const { plan, seatMapId, seatChoice } = await rememberedTerms(ctx, o.performanceId);
  if (!mine || !seatMapId || seatChoice === "after_payment") return [];
  const seated = mine.units.flatMap((unit) => {
    const seat = plan.seatOf(unit);
    return seat === null ? [] : [{ unit, seat }];
  });
  if (seated.length === 0) return [];
  const seatKeys = await seatKeysOf(ctx, { seatMapId, seats: seated.map(({ seat }) => seat) });
  const labels = await seatLabels(ctx, { performanceId: o.performanceId, seatKeys });
  return seated.map(({ unit }, n) => ({ unit, zh: labels[n]?.zh ?? "", en: labels[n]?.en ?? "" }));
}
