/** A point on the drawing board, in units of 5 cm. */
export type Point = readonly [x: number, y: number];

/**
 * Stands seats along a line, `pitch` apart, centred, at least `margin` away from both of its ends. `aisle` opens a way of
 * that width in the middle. Distances are measured along the line.
 */
export function seatsAlong(line: Point[], pitch: number, margin = 0, aisle = 0): { seats: Point[]; aisles: number[] } {
  const lengths = [0];
  for (let i = 1; i < line.length; i++) lengths.push((lengths[i - 1] ?? 0) + distance(at(line, i - 1), at(line, i)));
  const total = lengths.at(-1) ?? 0;
  const usable = total - 2 * margin - aisle;
  if (usable < 0) return { seats: [], aisles: [] };
  let count = Math.floor(usable / pitch) + 1;
  if (aisle) count -= count % 2;
  const begin = (total - aisle - (count - 1) * pitch) / 2;
  const seats = Array.from({ length: count }, (_, i) =>
    pointAt(line, lengths, begin + i * pitch + (aisle && i >= count / 2 ? aisle : 0)),
  );
  return { seats, aisles: aisle ? [count / 2 - 1] : [] };
}

/** The line without the first and last `margin` of its length; three points or more. */
export function shortened(line: Point[], margin: number): Point[] {
  const pieces = Math.max(2, Math.min(8, line.length - 1));
  const lengths = [0];
  for (let i = 1; i < line.length; i++) lengths.push((lengths[i - 1] ?? 0) + distance(at(line, i - 1), at(line, i)));
  const total = lengths.at(-1) ?? 0;
  return Array.from({ length: pieces + 1 }, (_, i) =>
    pointAt(line, lengths, margin + ((total - 2 * margin) * i) / pieces),
  );
}

/** How far two points are apart. */
export function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

function at(line: Point[], i: number): Point {
  return line[i] ?? [0, 0];
}

function pointAt(line: Point[], lengths: number[], length: number): Point {
  let i = 1;
  while (i < line.length - 1 && (lengths[i] ?? 0) < length) i++;
  const [from, to] = [at(line, i - 1), at(line, i)];
  const piece = (lengths[i] ?? 0) - (lengths[i - 1] ?? 0);
  const share = piece ? (length - (lengths[i - 1] ?? 0)) / piece : 0;
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}
