import { seatsAlong, shortened } from "./along.ts";
import type { SectionDraft } from "./draft.ts";
import { evenAngles, type Oval, ovalLine } from "./oval.ts";

/** Seats of a stand are 52 cm apart, its rows 80 cm; between two blocks lies a stair of 1.2 m and more. */
const seatPitch = 10.5;
const rowPitch = 16;
const stair = 14;

/**
 * A ring of blocks around an oval, open towards the stage: `open` is the angle on each side of the top that stays free.
 * Keys count from `firstKey`, clockwise from the stage.
 */
export function bowl(
  oval: Oval,
  { blocks, rows, out, open, firstKey }: { blocks: number; rows: number; out: number; open: number; firstKey: number },
): SectionDraft[] {
  const back = out + (rows - 1) * rowPitch;
  const angles = evenAngles(oval, open, 2 * Math.PI - open, blocks, (out + back) / 2);
  return Array.from({ length: blocks }, (_, block) => {
    const [from, to] = [angles[block] ?? 0, angles[block + 1] ?? 0];
    const key = String(firstKey + block);
    const edge = (at: number) => shortened(ovalLine(oval, from, to, at), stair / 2 - 4);
    return {
      key,
      name: `${key}区`,
      nameEn: `Section ${key}`,
      outline: [...edge(out - 12), ...edge(back + 12).reverse()],
      rows: Array.from({ length: rows }, (_, row) => ({
        name: String(row + 1),
        first: 1,
        step: 1,
        ...seatsAlong(ovalLine(oval, from, to, out + row * rowPitch), seatPitch, stair / 2 + 6),
      })),
    };
  });
}
