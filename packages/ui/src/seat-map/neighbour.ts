import type { RowSpan, SeatIndex } from "./seat-index.ts";

/** Where an arrow key points. */
export type Direction = "left" | "right" | "up" | "down";

const towards: Record<Direction, readonly [x: number, y: number]> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/**
 * The seat an arrow key leads to: along the row for the two arrows that point its way, to the next row for the other two;
 * from the end of a row or the last row to the nearest seat of another section that way. The same seat where none follows.
 */
export function neighbour(index: SeatIndex, unit: number, direction: Direction): number {
  const row = index.rows[index.rowOf[unit] ?? 0];
  if (!row) return unit;
  const along = rowDirection(index, row, unit);
  const [dx, dy] = towards[direction];
  const flat = Math.abs(along.x) >= Math.abs(along.y);
  if (flat === (dx !== 0)) {
    const next = unit + (along.x * dx + along.y * dy > 0 ? 1 : -1);
    if (next >= row.from && next < row.to) return next;
    return nearestThatWay(index, unit, dx, dy, row.section);
  }
  const at = index.rowOf[unit] ?? 0;
  const next = [at - 1, at + 1]
    .map((other) => index.rows[other])
    .filter((other): other is RowSpan => other?.section === row.section)
    .map((other) => nearestOf(index, other, unit))
    .find(
      (seat) =>
        ((index.x[seat] ?? 0) - (index.x[unit] ?? 0)) * dx + ((index.y[seat] ?? 0) - (index.y[unit] ?? 0)) * dy > 0,
    );
  return next ?? nearestThatWay(index, unit, dx, dy, row.section);
}

function rowDirection(index: SeatIndex, row: RowSpan, unit: number): { x: number; y: number } {
  const [a, b] = [Math.max(row.from, unit - 1), Math.min(row.to - 1, unit + 1)];
  if (a === b) return { x: 1, y: 0 };
  return { x: (index.x[b] ?? 0) - (index.x[a] ?? 0), y: (index.y[b] ?? 0) - (index.y[a] ?? 0) };
}

function nearestOf(index: SeatIndex, row: RowSpan, unit: number): number {
  let [best, least] = [row.from, Number.POSITIVE_INFINITY];
  for (let seat = row.from; seat < row.to; seat++) {
    const far = Math.hypot((index.x[seat] ?? 0) - (index.x[unit] ?? 0), (index.y[seat] ?? 0) - (index.y[unit] ?? 0));
    if (far < least) [best, least] = [seat, far];
  }
  return best;
}

/** The nearest seat outside the section within 45° of the direction; what lies aside counts double. */
function nearestThatWay(index: SeatIndex, unit: number, dx: number, dy: number, besides: number): number {
  const [x, y] = [index.x[unit] ?? 0, index.y[unit] ?? 0];
  let [best, least] = [unit, Number.POSITIVE_INFINITY];
  for (const row of index.rows) {
    if (row.section === besides) continue;
    for (let seat = row.from; seat < row.to; seat++) {
      const [ox, oy] = [(index.x[seat] ?? 0) - x, (index.y[seat] ?? 0) - y];
      const ahead = ox * dx + oy * dy;
      const aside = Math.abs(ox * dy) + Math.abs(oy * dx);
      const cost = ahead + 2 * aside;
      if (ahead > 0 && aside <= ahead && cost < least) [best, least] = [seat, cost];
    }
  }
  return best;
}
