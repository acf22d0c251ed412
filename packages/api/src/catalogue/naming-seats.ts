import type { Context } from "../context.ts";
import { AppError, asAppError } from "../platform/errors.ts";
import type { PlanUnit } from "./plan-units.ts";
import { seatKeysOf, seatLabels } from "./seat-map.ts";

/** The same refusal with what the seats it names are called, for whoever reads it: facts.seats in Chinese, facts.seatsEn in English. */
export async function namingSeats(
  ctx: Pick<Context, "db">,
  o: { performanceId: string; before: readonly PlanUnit[]; error: unknown },
): Promise<unknown> {
  const refused = asAppError(o.error);
  if (refused?.code !== "UNITS_CLAIMED") return o.error;
  const { performanceId, before } = o;
  const named = (refused.facts?.units ?? []) as number[];
  const seats = named.flatMap((unit) => before[unit]?.seat ?? []);
  if (seats.length === 0) return refused;
  const row = await ctx.db.performance.findUnique({ where: { id: performanceId }, select: { seatMapId: true } });
  if (!row?.seatMapId) return refused;
  const seatKeys = await seatKeysOf(ctx, { seatMapId: row.seatMapId, seats });
  const labels = await seatLabels(ctx, { performanceId, seatKeys });
  return new AppError("UNITS_CLAIMED", {
    facts: { ...refused.facts, seats: labels.map(({ zh }) => zh), seatsEn: labels.map(({ en }) => en) },
    cause: refused,
  });
}
