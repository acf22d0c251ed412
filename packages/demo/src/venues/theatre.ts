import type { SeatMapLayout } from "@kaimu/seatmap";
import { type Point, seatsAlong } from "./along.ts";
import { fineness, layoutOf, type SectionDraft } from "./draft.ts";
import { type PriceAreas, priceAreas } from "./price-areas.ts";

/** Rows bend around a point behind the stage. Seats 55 cm, rows 90 cm apart. */
const centre: Point = [0, -640];
const seatPitch = 11;
const rowPitch = 18;

/** A theatre of some 1,200: stalls with a middle and two side blocks, a crossing aisle, and a balcony. */
export function theatre(): { layout: SeatMapLayout; prices: PriceAreas } {
  const stalls = (row: number) => 800 + row * rowPitch + (row >= 10 ? 34 : 0);
  const balcony = (row: number) => 1_270 + row * rowPitch;
  const drafts = [
    block({ key: "A", storey: ["池座", "Stalls"], rows: 16, radius: stalls, from: -0.312, to: -0.156, odd: true }),
    block({ key: "B", storey: ["池座", "Stalls"], rows: 16, radius: stalls, from: -0.138, to: 0.138 }),
    block({ key: "C", storey: ["池座", "Stalls"], rows: 16, radius: stalls, from: 0.156, to: 0.312, even: true }),
    block({ key: "D", storey: ["楼座", "Balcony"], rows: 6, radius: balcony, from: -0.31, to: -0.144, odd: true }),
    block({ key: "E", storey: ["楼座", "Balcony"], rows: 6, radius: balcony, from: -0.132, to: 0.132, aisle: 26 }),
    block({ key: "F", storey: ["楼座", "Balcony"], rows: 6, radius: balcony, from: 0.144, to: 0.31, even: true }),
  ];
  const stage: Point[] = [[-230, -60], [230, -60], [270, 60], ...arc(720, 0.33, -0.33), [-270, 60]];
  const layout = layoutOf(drafts, [0, 80], stage, 50);
  const aside = (key: string) => (key === "A" || key === "C" ? 130 : key === "D" || key === "F" ? 90 : 0);
  const shares = [0.16, 0.22, 0.24, 0.2, 0.18];
  return {
    layout,
    prices: priceAreas(layout, shares, (section, row) => {
      const middle = Math.round(rowDistance(row.y, layout.focal.y) / rowPitch) * rowPitch;
      return middle + aside(section.key);
    }),
  };
}

/** Odd numbers on the left, even ones on the right, both counted from the middle, as theatres here do. */
function block(of: {
  key: string;
  storey: [zh: string, en: string];
  rows: number;
  radius: (row: number) => number;
  from: number;
  to: number;
  odd?: boolean;
  even?: boolean;
  aisle?: number;
}): SectionDraft {
  const back = of.rows - 1;
  const rows = Array.from({ length: of.rows }, (_, row) => {
    const { seats, aisles } = seatsAlong(arc(of.radius(row), of.from, of.to), seatPitch, 6, of.aisle);
    const numbers = of.odd
      ? { first: 2 * seats.length - 1, step: -2 }
      : { first: of.even ? 2 : 1, step: of.even ? 2 : 1 };
    return { name: String(row + 1), seats, aisles, ...numbers };
  });
  return {
    key: of.key,
    name: `${of.storey[0]}${of.key}区`,
    nameEn: `${of.storey[1]} ${of.key}`,
    outline: [...arc(of.radius(0) - 14, of.from, of.to, 10), ...arc(of.radius(back) + 14, of.to, of.from, 10)],
    rows,
  };
}

function arc(radius: number, from: number, to: number, pieces = 24): Point[] {
  return Array.from({ length: pieces + 1 }, (_, i): Point => {
    const angle = from + ((to - from) * i) / pieces;
    return [centre[0] + radius * Math.sin(angle), centre[1] + radius * Math.cos(angle)];
  });
}

function rowDistance(ys: number[], focal: number): number {
  return (Math.max(...ys) - focal) / fineness;
}
