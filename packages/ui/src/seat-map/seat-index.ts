import { placesOf, type Row, type SeatMapLayout, type Section, seatStarts } from "@kaimu/seatmap";
import { type Box, boxOf, emptyBox, include } from "./box.ts";

/** A row with the units of its seats: from … to − 1. */
export interface RowSpan {
  row: Row;
  section: number;
  from: number;
  to: number;
  box: Box;
}

/** A section with the units of its seats, the rows that hold them, and its standing places. */
export interface SectionSpan {
  section: Section;
  from: number;
  to: number;
  firstRow: number;
  lastRow: number;
  box: Box;
  /** Where its name is written. */
  middle: { x: number; y: number };
  /** Units of standing places, from … to − 1. */
  standing: { from: number; to: number } | null;
}

/** A layout made ready to be drawn and asked: seats in typed arrays, boxes around rows and sections. */
export interface SeatIndex {
  layout: SeatMapLayout;
  seats: number;
  x: Float32Array;
  y: Float32Array;
  /** Seat → place in `rows`. */
  rowOf: Uint16Array;
  rows: RowSpan[];
  sections: SectionSpan[];
  /** The usual distance between two neighbours, in layout units. */
  pitch: number;
}

/** Makes a layout ready; some milliseconds for 50,000 seats. */
export function indexSeats(layout: SeatMapLayout): SeatIndex {
  const { count } = seatStarts(layout);
  const [x, y, rowOf] = [new Float32Array(count), new Float32Array(count), new Uint16Array(count)];
  const rows: RowSpan[] = [];
  const standing = new Map(placesOf(layout).map((area) => [area.section, area]));
  let unit = 0;
  const sections = layout.sections.map((section, at): SectionSpan => {
    const [from, firstRow] = [unit, rows.length];
    const box = boxOf(section.outline);
    for (const row of section.rows) {
      const span: RowSpan = { row, section: at, from: unit, to: unit + row.x.length, box: emptyBox() };
      for (let i = 0; i < row.x.length; i++, unit++) {
        x[unit] = row.x[i] ?? 0;
        y[unit] = row.y[i] ?? 0;
        rowOf[unit] = rows.length;
        include(span.box, row.x[i] ?? 0, row.y[i] ?? 0);
      }
      include(box, span.box.left, span.box.top);
      include(box, span.box.right, span.box.bottom);
      rows.push(span);
    }
    const area = standing.get(section);
    return {
      section,
      from,
      to: unit,
      firstRow,
      lastRow: rows.length,
      box,
      middle: middleOf(section.outline, box),
      standing: area ? { from: area.from, to: area.from + area.places } : null,
    };
  });
  return { layout, seats: count, x, y, rowOf, rows, sections, pitch: pitchOf(rows) };
}

/** The section a unit belongs to, standing places included; −1 where it has none. */
export function sectionOf(index: SeatIndex, unit: number): number {
  if (unit < index.seats) return index.rows[index.rowOf[unit] ?? 0]?.section ?? -1;
  return index.sections.findIndex(({ standing }) => standing && unit >= standing.from && unit < standing.to);
}

/** The centre of gravity of an outline, or of the box where the outline has no area. */
function middleOf(outline: number[], box: Box): { x: number; y: number } {
  let [area, x, y] = [0, 0, 0];
  for (let i = 0; i < outline.length; i += 2) {
    const [ax, ay] = [outline[i] ?? 0, outline[i + 1] ?? 0];
    const [bx, by] = [outline[(i + 2) % outline.length] ?? 0, outline[(i + 3) % outline.length] ?? 0];
    const cross = ax * by - bx * ay;
    area += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  if (Math.abs(area) < 1) return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  return { x: x / (3 * area), y: y / (3 * area) };
}

function pitchOf(rows: RowSpan[]): number {
  const gaps = rows.flatMap(({ row }) =>
    row.x.length > 1 ? [Math.hypot((row.x[1] ?? 0) - (row.x[0] ?? 0), (row.y[1] ?? 0) - (row.y[0] ?? 0))] : [],
  );
  return gaps.sort((a, b) => a - b)[gaps.length >> 1] ?? 10;
}
