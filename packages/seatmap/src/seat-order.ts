import type { Row, SeatMapLayout, Section } from "./layout.ts";
import { seatKey } from "./seat-key.ts";

/** Where a seat is and what it is called. */
export interface SeatPlace {
  key: string;
  section: Section;
  row: Row;
  number: number;
  x: number;
  y: number;
}

/** The standing places of a section: units from … from + places − 1, which follow all seats of the layout. */
export interface StandingPlaces {
  section: Section;
  from: number;
  places: number;
}

/** Index of the first seat of each row, in the layout's order, and the row and section it belongs to. */
export interface SeatStarts {
  count: number;
  starts: Uint32Array;
  rows: Row[];
  sections: Section[];
}

const known = new WeakMap<SeatMapLayout, SeatStarts>();

/** The layout's order, worked out once a layout (which must not change afterwards). */
export function seatStarts(layout: SeatMapLayout): SeatStarts {
  const found = known.get(layout);
  if (found) return found;
  const rows: Row[] = [];
  const sections: Section[] = [];
  for (const section of layout.sections) {
    for (const row of section.rows) {
      rows.push(row);
      sections.push(section);
    }
  }
  const starts = new Uint32Array(rows.length);
  let count = 0;
  rows.forEach((row, at) => {
    starts[at] = count;
    count += row.x.length;
  });
  const order = { count, starts, rows, sections };
  known.set(layout, order);
  return order;
}

/** How many seats the layout has, standing places not counted. */
export function seatCount(layout: SeatMapLayout): number {
  return seatStarts(layout).count;
}

/** The seat with this index. Throws RangeError where the layout has none. */
export function seatAt(layout: SeatMapLayout, index: number): SeatPlace {
  const { starts, rows, sections, count } = seatStarts(layout);
  if (!(index >= 0 && index < count)) throw new RangeError(`no seat ${index} among ${count}`);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  const row = rows[low] as Row;
  const section = sections[low] as Section;
  const i = index - (starts[low] ?? 0);
  const number = row.first + i * row.step;
  return { key: seatKey(section.key, row.name, number), section, row, number, x: row.x[i] ?? 0, y: row.y[i] ?? 0 };
}

/** The standing areas with the units of their places, which come after all seats, section by section. */
export function placesOf(layout: SeatMapLayout): StandingPlaces[] {
  let from = seatCount(layout);
  return layout.sections.flatMap((section) => {
    const places = section.standing?.places ?? 0;
    if (!places) return [];
    const area = { section, from, places };
    from += places;
    return [area];
  });
}

/** Seats and standing places together: the units of a performance that sells the whole layout. */
export function layoutSize(layout: SeatMapLayout): number {
  return layout.sections.reduce((sum, section) => sum + (section.standing?.places ?? 0), seatCount(layout));
}
