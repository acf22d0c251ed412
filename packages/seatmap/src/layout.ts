/**
 * A published venue layout. Coordinates are whole units of a few centimetres, x to the right and y downwards, inside 0…width × 0…height.
 * A published layout never changes, so the order in which sections, rows and seats are listed is what numbers the seats.
 */
export interface SeatMapLayout {
  width: number;
  height: number;
  /** What everybody looks at: the middle of the stage's edge, or of the field. */
  focal: { x: number; y: number };
  /** The stage's (or field's) outline as x0,y0,x1,y1…; drawn only. */
  stage?: number[];
  sections: Section[];
}

/** A block of seats between aisles, or a standing area. */
export interface Section {
  /** Short and unique in the layout, as printed on signs: "A", "112". */
  key: string;
  name: string;
  nameEn: string;
  /** The block's outline as x0,y0,x1,y1… */
  outline: number[];
  /** From the front to the back. */
  rows: Row[];
  standing?: { places: number };
}

/** A row of seats. Seat i stands at (x[i], y[i]) and carries the number first + i·step. */
export interface Row {
  /** As printed on signs; never with a hyphen, which parts the pieces of a seat key. */
  name: string;
  first: number;
  step: number;
  x: number[];
  y: number[];
  /** Positions (indices of seats) after which an aisle lies: the two seats beside it are no neighbours. */
  aisles?: number[];
}
