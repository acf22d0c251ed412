/** A rectangle in layout units. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The smallest box around points given as x0,y0,x1,y1…; around nothing it is inside out. */
export function boxOf(points: ArrayLike<number>): Box {
  const box = emptyBox();
  for (let i = 0; i + 1 < points.length; i += 2) include(box, points[i] ?? 0, points[i + 1] ?? 0);
  return box;
}

/** A box around nothing yet. */
export function emptyBox(): Box {
  const far = Number.POSITIVE_INFINITY;
  return { left: far, top: far, right: -far, bottom: -far };
}

/** Stretches a box in place so that it holds the point. */
export function include(box: Box, x: number, y: number): void {
  box.left = Math.min(box.left, x);
  box.top = Math.min(box.top, y);
  box.right = Math.max(box.right, x);
  box.bottom = Math.max(box.bottom, y);
}

/** Whether two boxes share a point; `by` makes the first one larger on each side. */
export function meets(a: Box, b: Box, by = 0): boolean {
  return a.left - by <= b.right && a.right + by >= b.left && a.top - by <= b.bottom && a.bottom + by >= b.top;
}
