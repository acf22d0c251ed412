import { type SeatMapLayout, seatAt, seatCount, tierOfUnits } from "@kaimu/seatmap";
import { describe, expect, it } from "vitest";
import { arena, stadium, theatre } from "./index.ts";

/** A seat is 45 cm wide; a unit of these layouts is 2.5 cm. */
const seatWidth = 18;

const venues = [
  { name: "theatre", make: theatre, from: 1_150, to: 1_300, tiers: 5, kilobytes: 20 },
  { name: "arena", make: arena, from: 11_500, to: 12_800, tiers: 6, kilobytes: 170 },
  { name: "stadium", make: stadium, from: 49_000, to: 52_000, tiers: 7, kilobytes: 700 },
];

/** The smallest distance between two seats, looked for in neighbouring squares only. */
function closest(layout: SeatMapLayout): number {
  const squares = new Map<string, [number, number][]>();
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index < seatCount(layout); index++) {
    const { x, y } = seatAt(layout, index);
    const [column, line] = [Math.floor(x / 24), Math.floor(y / 24)];
    for (let c = column - 1; c <= column + 1; c++)
      for (let l = line - 1; l <= line + 1; l++)
        for (const [px, py] of squares.get(`${c},${l}`) ?? []) least = Math.min(least, Math.hypot(px - x, py - y));
    const own = `${column},${line}`;
    if (!squares.has(own)) squares.set(own, []);
    squares.get(own)?.push([x, y]);
  }
  return least;
}

describe.each(venues)("$name", ({ make, from, to, tiers, kilobytes }) => {
  const { layout, prices } = make();
  const count = seatCount(layout);

  it("has about as many seats as it should, and a file that loads fast", () => {
    expect(count).toBeGreaterThanOrEqual(from);
    expect(count).toBeLessThanOrEqual(to);
    expect(JSON.stringify(layout).length / 1_000).toBeLessThan(kilobytes);
  });

  it("gives each seat and each section a key of its own", () => {
    const keys = new Set(Array.from({ length: count }, (_, index) => seatAt(layout, index).key));
    expect(keys.size).toBe(count);
    expect(new Set(layout.sections.map((section) => section.key)).size).toBe(layout.sections.length);
  });

  it("keeps seats a seat's width apart and inside the drawing", () => {
    expect(closest(layout)).toBeGreaterThanOrEqual(seatWidth);
    for (const section of layout.sections)
      for (const row of section.rows) {
        expect(row.y.length).toBe(row.x.length);
        expect(Math.min(...row.x, ...row.y)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...row.x)).toBeLessThanOrEqual(layout.width);
        expect(Math.max(...row.y)).toBeLessThanOrEqual(layout.height);
      }
  });

  it("is built the same each time", () => {
    expect(make()).toEqual({ layout, prices });
  });

  it("prices every seat, the same on both sides, and no tier is empty", () => {
    expect(tierOfUnits(prices.runs).length).toBe(count);
    expect(prices.tierCount).toBe(tiers);
    expect(prices.sectionsOfTier.every((sections) => sections.length > 0)).toBe(true);
    const seats = prices.sectionsOfTier.map((_, tier) => tierOfUnits(prices.runs).filter((of) => of === tier).length);
    expect(Math.min(...seats) / count).toBeGreaterThan(0.03);
  });
});
