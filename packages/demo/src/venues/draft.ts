import type { Row, SeatMapLayout, Section } from "@kaimu/seatmap";
import type { Point } from "./along.ts";

/** A section on the drawing board: points around an origin of its own, not yet whole numbers. */
export interface SectionDraft {
  key: string;
  name: string;
  nameEn: string;
  outline: Point[];
  rows: { name: string; first: number; step: number; seats: Point[]; aisles: number[] }[];
}

/** Layout units in a unit of the drawing board (5 cm): finer, so that rows that slant keep even gaps in whole numbers. */
export const fineness = 2;

/** Moves a drawing into whole units from 0, with `margin` around it. */
export function layoutOf(drafts: SectionDraft[], focal: Point, stage: Point[], margin = 60): SeatMapLayout {
  const all = [...drafts.flatMap((draft) => draft.outline), ...stage];
  const left = Math.min(...all.map(([x]) => x)) - margin;
  const top = Math.min(...all.map(([, y]) => y)) - margin;
  const X = ([x]: Point) => Math.round((x - left) * fineness);
  const Y = ([, y]: Point) => Math.round((y - top) * fineness);
  const flat = (points: Point[]) => points.flatMap((point) => [X(point), Y(point)]);
  const sections = drafts.map(
    ({ key, name, nameEn, outline, rows }): Section => ({
      key,
      name,
      nameEn,
      outline: flat(outline),
      rows: rows
        .filter((row) => row.seats.length)
        .map(
          ({ name, first, step, seats, aisles }): Row => ({
            name,
            first,
            step,
            x: seats.map(X),
            y: seats.map(Y),
            ...(aisles.length && { aisles }),
          }),
        ),
    }),
  );
  return {
    width: Math.ceil((Math.max(...all.map(([x]) => x)) - left + margin) * fineness),
    height: Math.ceil((Math.max(...all.map(([, y]) => y)) - top + margin) * fineness),
    focal: { x: X(focal), y: Y(focal) },
    stage: flat(stage),
    sections,
  };
}
