import { UnitState } from "@kaimu/seatmap";
import { type Ink, mix } from "./ink.ts";
import { newSurface, type Pen, type Surface } from "./surface.ts";

/**
 * A seat in each of its looks, drawn once a size and copied for each seat: one cell a look, all in a line.
 * Free: filled. Held by others: a ring. Sold: a small cross, or a dot where a cross would be mud. Not for sale: a faint outline.
 */
export interface SeatGlyphs {
  image: Surface["image"];
  cell: number;
  /** The cell of a look. */
  at(state: UnitState, tier: number, dimmed: boolean): number;
}

const [held, sold, none] = [0, 1, 2];

/** Glyphs for seats whose neighbours are `pitchPx` device pixels away. */
export function drawGlyphs(pitchPx: number, colours: readonly string[], ink: Ink): SeatGlyphs {
  const radius = Math.max(1.2, pitchPx * 0.43);
  const cell = 2 * Math.ceil(radius) + 2;
  const surface = newSurface(cell * (3 + 2 * colours.length), cell, false);
  const { pen } = surface;
  const middle = (at: number) => at * cell + cell / 2;
  ring(pen, middle(held), cell / 2, radius, mix(ink.sheet, ink.ink, 0.5), Math.max(1, radius * 0.17));
  paintSold(pen, middle(sold), cell / 2, radius, mix(ink.sheet, ink.ink, 0.34));
  if (radius > 4) ring(pen, middle(none), cell / 2, radius, mix(ink.sheet, ink.ink, 0.14), 1);
  colours.forEach((colour, tier) => {
    disc(pen, middle(3 + 2 * tier), cell / 2, radius, colour);
    disc(pen, middle(4 + 2 * tier), cell / 2, radius, mix(ink.sheet, colour, 0.2));
  });
  return {
    image: surface.image,
    cell,
    at(state, tier, dimmed) {
      if (tier < 0 || state === UnitState.notForSale) return none;
      if (state === UnitState.free) return 3 + 2 * tier + (dimmed ? 1 : 0);
      return state === UnitState.held ? held : sold;
    },
  };
}

function disc(pen: Pen, x: number, y: number, radius: number, colour: string): void {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fill();
}

function ring(pen: Pen, x: number, y: number, radius: number, colour: string, width: number): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.beginPath();
  pen.arc(x, y, radius - width / 2, 0, 2 * Math.PI);
  pen.stroke();
}

function paintSold(pen: Pen, x: number, y: number, radius: number, colour: string): void {
  if (radius < 5) return disc(pen, x, y, Math.max(0.6, radius * 0.42), colour);
  const arm = radius * 0.42;
  pen.strokeStyle = colour;
  pen.lineWidth = Math.max(1.2, radius * 0.2);
  pen.lineCap = "round";
  pen.beginPath();
  pen.moveTo(x - arm, y - arm);
  pen.lineTo(x + arm, y + arm);
  pen.moveTo(x + arm, y - arm);
  pen.lineTo(x - arm, y + arm);
  pen.stroke();
}
