import type { Row, SeatMapLayout } from "@kaimu/seatmap";

const row = (name: string, xs: number[], ys: number[]): Row => ({ name, first: 1, step: 1, x: xs, y: ys });

/**
 * Seats 10 apart. Section A: two level rows of five at the top left. Section B, to its right: two rows that run downwards.
 * Section P below: twenty standing places.
 */
export const smallHouse: SeatMapLayout = {
  width: 200,
  height: 200,
  focal: { x: 100, y: 0 },
  sections: [
    {
      key: "A",
      name: "A区",
      nameEn: "Section A",
      outline: [10, 10, 70, 10, 70, 50, 10, 50],
      rows: [
        row("1", [20, 30, 40, 50, 60], [20, 20, 20, 20, 20]),
        row("2", [20, 30, 40, 50, 60], [40, 40, 40, 40, 40]),
      ],
    },
    {
      key: "B",
      name: "B区",
      nameEn: "Section B",
      outline: [90, 10, 130, 10, 130, 60, 90, 60],
      rows: [row("1", [100, 100, 100, 100], [20, 30, 40, 50]), row("2", [120, 120, 120, 120], [20, 30, 40, 50])],
    },
    {
      key: "P",
      name: "站席",
      nameEn: "Standing",
      outline: [20, 100, 180, 100, 180, 180, 20, 180],
      rows: [],
      standing: { places: 20 },
    },
  ],
};
