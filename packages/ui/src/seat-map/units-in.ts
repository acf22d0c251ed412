import { type Box, meets } from "./box.ts";
import type { SeatIndex } from "./seat-index.ts";

/** The seats whose middles lie in a box of the layout, in their order; standing places are nowhere in particular. */
export function unitsIn(index: SeatIndex, box: Box): number[] {
  return index.rows.flatMap((row) => {
    if (!meets(row.box, box)) return [];
    const units: number[] = [];
    for (let unit = row.from; unit < row.to; unit++) {
      const [x, y] = [index.x[unit] ?? 0, index.y[unit] ?? 0];
      if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) units.push(unit);
    }
    return units;
  });
}
