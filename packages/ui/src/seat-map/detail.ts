/** What is drawn at a size, by how many CSS pixels lie between two seats. */
export interface Detail {
  seatPx: number;
  /** Seats one by one; before that, sections in one colour. */
  seats: boolean;
  /** Where names of sections stand: across their middle, or behind their last row. */
  sectionNames: "across" | "behind";
  rowNames: boolean;
  numbers: boolean;
}

/** The level of detail at a scale (CSS pixels a layout unit) for seats `pitch` apart. */
export function detailAt(scale: number, pitch: number): Detail {
  const seatPx = scale * pitch;
  return {
    seatPx,
    seats: seatPx >= 3.4,
    sectionNames: seatPx < 7.5 ? "across" : "behind",
    rowNames: seatPx >= 11,
    numbers: seatPx >= 21,
  };
}

/** While the size is changing, seats are drawn at powers of two only and stretched in between, so that drawings are used again. */
export function restingScale(scale: number): number {
  return 2 ** Math.round(Math.log2(scale));
}
