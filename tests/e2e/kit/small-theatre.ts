import type { Row, SeatMapLayout } from "@kaimu/seatmap";

const perRow = 12;
const pitch = 10;

function row(name: number, y: number): Row {
  const x = Array.from({ length: perRow }, (_, at) => 20 + at * pitch + (at >= perRow / 2 ? pitch : 0));
  return { name: String(name), first: 1, step: 1, x, y: Array(perRow).fill(y), aisles: [perRow / 2 - 1] };
}

/**
 * A theatre that fits on a screen whole: six rows of twelve in front (A, units 0–71), four behind (B, units 72–119), an aisle down
 * the middle. Large enough that a click must find its seat.
 */
export const smallTheatre: SeatMapLayout = {
  width: 160,
  height: 150,
  focal: { x: 80, y: 8 },
  stage: [40, 4, 120, 4, 112, 14, 48, 14],
  sections: [
    {
      key: "A",
      name: "A区",
      nameEn: "Section A",
      outline: [12, 20, 148, 20, 148, 82, 12, 82],
      rows: Array.from({ length: 6 }, (_, at) => row(at + 1, 26 + at * pitch)),
    },
    {
      key: "B",
      name: "B区",
      nameEn: "Section B",
      outline: [12, 94, 148, 94, 148, 138, 12, 138],
      rows: Array.from({ length: 4 }, (_, at) => row(at + 1, 101 + at * pitch)),
    },
  ],
};

/** How many of its seats are in front, at the higher price. */
export const smallTheatreInFront = 6 * perRow;

/** The unit of a seat: section A or B, row and seat counted from 1 as they are printed. */
export function unitAt(section: "A" | "B", rowName: number, seat: number): number {
  return (section === "A" ? 0 : smallTheatreInFront) + (rowName - 1) * perRow + seat - 1;
}
