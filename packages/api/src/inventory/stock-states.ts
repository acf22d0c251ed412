import { emptyStates, setState, UnitState } from "@kaimu/seatmap";
import type { Context } from "../context.ts";
import { heldInAllPools } from "./unit-states.ts";

/** How the units of a performance stand for those who own them, whatever pool they are in; what the plan blocks is the plan's to tell. */
export interface StockStates {
  /** Two bits a unit: 1 nobody has it, 2 held, 3 ordered or sold. */
  states: Uint8Array;
  /** False where Redis did not tell who holds: then nobody seems to. */
  holdsKnown: boolean;
}

/** Reads holds from Redis and claims from MySQL, now. */
export async function stockStates(ctx: Context, o: { performanceId: string; unitCount: number }): Promise<StockStates> {
  const held = await heldUnits(ctx, o.performanceId);
  const claims = await ctx.db.unitClaim.findMany({
    where: { performanceId: o.performanceId },
    select: { unit: true },
  });
  const states = emptyStates(o.unitCount).fill(0b01010101);
  for (const unit of held.units) if (unit < o.unitCount) setState(states, unit, UnitState.held);
  for (const { unit } of claims) setState(states, unit, UnitState.sold);
  return { states, holdsKnown: held.known };
}

/** The units that are held or wait for payment, as Redis shows them; `known` is false where it does not answer. */
export async function heldUnits(ctx: Context, performanceId: string): Promise<{ units: Set<number>; known: boolean }> {
  try {
    return { units: await heldInAllPools(ctx, performanceId), known: true };
  } catch (error) {
    ctx.log.warn({ err: error, performanceId }, "holds not read from redis");
    return { units: new Set(), known: false };
  }
}
