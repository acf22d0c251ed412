import type { SeatMapLayout } from "@kaimu/seatmap";
import type { Point } from "./along.ts";
import { bowl } from "./bowl.ts";
import { layoutOf } from "./draft.ts";
import { floor } from "./floor.ts";
import { ovalOf } from "./oval.ts";
import { type PriceAreas, priceAreas, sectionDistance } from "./price-areas.ts";

/** An arena of some 12,000: blocks on the floor before the stage and two tiers of stands around. */
export function arena(): { layout: SeatMapLayout; prices: PriceAreas } {
  const oval = ovalOf(500, 600);
  const stage: Point[] = [
    [-290, -680],
    [290, -680],
    [290, -430],
    [60, -430],
    [60, -390],
    [-60, -390],
    [-60, -430],
    [-290, -430],
  ];
  const drafts = [
    ...floor(
      [
        { columns: 3, seats: 20, rows: 13 },
        { columns: 3, seats: 20, rows: 13 },
        { columns: 3, seats: 18, rows: 8 },
      ],
      { top: -340, aisle: 40, crossAisle: 58 },
    ),
    ...bowl(oval, { blocks: 20, rows: 14, out: 34, open: 0.72, firstKey: 101 }),
    ...bowl(oval, { blocks: 26, rows: 15, out: 300, open: 0.66, firstKey: 201 }),
  ];
  const layout = layoutOf(drafts, [0, -390], stage);
  const storey = (key: string) => (key.startsWith("2") ? 330 : key.startsWith("1") ? 120 : 0);
  const shares = [0.08, 0.14, 0.18, 0.22, 0.22, 0.16];
  return {
    layout,
    prices: priceAreas(layout, shares, (section) => sectionDistance(layout, section) + storey(section.key)),
  };
}
