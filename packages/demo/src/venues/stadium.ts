import type { SeatMapLayout } from "@kaimu/seatmap";
import type { Point } from "./along.ts";
import { bowl } from "./bowl.ts";
import { layoutOf } from "./draft.ts";
import { floor } from "./floor.ts";
import { ovalOf } from "./oval.ts";
import { type PriceAreas, priceAreas, sectionDistance } from "./price-areas.ts";

/** A stadium of some 50,000: chairs on the field before a stage with a runway, a lower and an upper stand around. */
export function stadium(): { layout: SeatMapLayout; prices: PriceAreas } {
  const oval = ovalOf(960, 1180);
  const stage: Point[] = [
    [-470, -1380],
    [470, -1380],
    [470, -1050],
    [250, -1050],
    [250, -1005],
    [70, -1005],
    [70, -790],
    [-70, -790],
    [-70, -1005],
    [-250, -1005],
    [-250, -1050],
    [-470, -1050],
  ];
  const drafts = [
    ...floor(
      [
        { columns: 4, seats: 26, rows: 16 },
        { columns: 5, seats: 26, rows: 16 },
        { columns: 5, seats: 26, rows: 16 },
        { columns: 5, seats: 26, rows: 16 },
        { columns: 3, seats: 26, rows: 14 },
      ],
      { top: -700, aisle: 44, crossAisle: 66 },
    ),
    ...bowl(oval, { blocks: 28, rows: 24, out: 40, open: 0.62, firstKey: 101 }),
    ...bowl(oval, { blocks: 40, rows: 32, out: 500, open: 0.55, firstKey: 201 }),
  ];
  const layout = layoutOf(drafts, [0, -1005], stage);
  const storey = (key: string) => (key.startsWith("2") ? 700 : key.startsWith("1") ? 250 : 0);
  const shares = [0.06, 0.1, 0.14, 0.18, 0.2, 0.18, 0.14];
  return {
    layout,
    prices: priceAreas(layout, shares, (section) => sectionDistance(layout, section) + storey(section.key)),
  };
}
