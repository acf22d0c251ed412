import { UnitState } from "@kaimu/seatmap";
import { meets } from "./box.ts";
import { type Camera, viewBox } from "./camera.ts";
import type { SeatIndex } from "./seat-index.ts";

/** Where the keyboard begins: the free seat in view nearest its middle, or from afar the one nearest the stage. */
export function firstFocus(
  index: SeatIndex,
  camera: Camera,
  whole: boolean,
  stateOf: (unit: number) => UnitState,
): number {
  const view = viewBox(camera);
  const { x, y } = whole ? index.layout.focal : camera;
  let [best, least] = [index.seats ? 0 : -1, Number.POSITIVE_INFINITY];
  for (const row of index.rows) {
    if (!whole && !meets(row.box, view)) continue;
    for (let unit = row.from; unit < row.to; unit++) {
      if (stateOf(unit) !== UnitState.free) continue;
      const far = Math.hypot((index.x[unit] ?? 0) - x, (index.y[unit] ?? 0) - y);
      if (far < least) [best, least] = [unit, far];
    }
  }
  return best;
}
