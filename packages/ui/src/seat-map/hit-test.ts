import type { SeatIndex } from "./seat-index.ts";

/** The seat nearest to a layout point, no further than `reach` units away; −1 when there is none. */
export function seatNear(index: SeatIndex, x: number, y: number, reach: number): number {
  let [best, least] = [-1, reach * reach];
  for (const section of index.sections) {
    if (!near(section.box, x, y, reach)) continue;
    for (let r = section.firstRow; r < section.lastRow; r++) {
      const row = index.rows[r];
      if (!row || !near(row.box, x, y, reach)) continue;
      for (let unit = row.from; unit < row.to; unit++) {
        const far = ((index.x[unit] ?? 0) - x) ** 2 + ((index.y[unit] ?? 0) - y) ** 2;
        if (far <= least) [best, least] = [unit, far];
      }
    }
  }
  return best;
}

/** The section whose outline holds a layout point; −1 when there is none. */
export function sectionAt(index: SeatIndex, x: number, y: number): number {
  return index.sections.findIndex(({ section, box }) => near(box, x, y, 0) && inside(section.outline, x, y));
}

/** Whether a point lies inside an outline x0,y0,x1,y1…: a line to the left crosses it an odd number of times. */
export function inside(outline: readonly number[], x: number, y: number): boolean {
  let within = false;
  for (let i = 0, j = outline.length - 2; i < outline.length; j = i, i += 2) {
    const [ax, ay] = [outline[i] ?? 0, outline[i + 1] ?? 0];
    const [bx, by] = [outline[j] ?? 0, outline[j + 1] ?? 0];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
  }
  return within;
}

function near(
  box: { left: number; top: number; right: number; bottom: number },
  x: number,
  y: number,
  by: number,
): boolean {
  return x >= box.left - by && x <= box.right + by && y >= box.top - by && y <= box.bottom + by;
}
