import type { Point } from "./along.ts";
import type { SectionDraft } from "./draft.ts";

/** Chairs on the floor: 55 cm apart, rows 95 cm apart. */
const seatPitch = 11;
const rowPitch = 19;

/**
 * Blocks of chairs on the floor in bands behind each other, named A1, A2 … B1, B2 … from the stage's left. `top` is the
 * line of the first row, the middle column stands on x = 0.
 */
export function floor(
  bands: { columns: number; seats: number; rows: number }[],
  { top, aisle, crossAisle }: { top: number; aisle: number; crossAisle: number },
): SectionDraft[] {
  let y = top;
  return bands.flatMap(({ columns, seats, rows }, band) => {
    const width = (seats - 1) * seatPitch;
    const left = -(columns * width + (columns - 1) * aisle) / 2;
    const begin = y;
    y += (rows - 1) * rowPitch + crossAisle;
    return Array.from({ length: columns }, (_, column): SectionDraft => {
      const x = left + column * (width + aisle);
      const key = `${"ABCDEFG".charAt(band)}${column + 1}`;
      const bottom = begin + (rows - 1) * rowPitch;
      const pad = 12;
      return {
        key,
        name: `内场${key}区`,
        nameEn: `Floor ${key}`,
        outline: [
          [x - pad, begin - pad],
          [x + width + pad, begin - pad],
          [x + width + pad, bottom + pad],
          [x - pad, bottom + pad],
        ],
        rows: Array.from({ length: rows }, (_, row) => ({
          name: String(row + 1),
          first: 1,
          step: 1,
          seats: Array.from({ length: seats }, (_, seat): Point => [x + seat * seatPitch, begin + row * rowPitch]),
          aisles: [],
        })),
      };
    });
  });
}
