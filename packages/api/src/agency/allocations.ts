import { stateOf, UnitState } from "@kaimu/seatmap";
import { allocatedUnits, type Showing, showingsOf } from "../catalogue/index.ts";
import type { Context } from "../context.ts";
import { stockStates } from "../inventory/index.ts";

/** How an agent's units in one performance stand now. */
export interface Allocation {
  id: string;
  showing: Showing;
  units: number;
  /** Ordered or sold, whoever has them: a unit may have been sold before it was the agent's. */
  sold: number;
  held: number;
  left: number;
}

/** An agent's allocations by performance, `limit` of them after performance `cursor`. */
export async function allocationsOf(
  ctx: Context,
  o: { agentId: string; limit: number; cursor?: string | undefined },
): Promise<{ allocations: Allocation[]; next: string | null }> {
  const { allocated, next } = await allocatedUnits(ctx, o);
  const showings = await showingsOf(
    ctx,
    allocated.map(({ performanceId }) => performanceId),
  );
  const allocations: Allocation[] = [];
  for (const { performanceId, unitCount, units } of allocated) {
    const showing = showings.get(performanceId);
    if (!showing) continue;
    const { states } = await stockStates(ctx, { performanceId, unitCount });
    const count = (state: UnitState) => units.filter((unit) => stateOf(states, unit) === state).length;
    const [left, held, sold] = [count(UnitState.free), count(UnitState.held), count(UnitState.sold)];
    allocations.push({ id: performanceId, showing, units: units.length, sold, held, left });
  }
  return { allocations, next };
}
