import { describe, expect, it } from "vitest";
import { neighbour } from "./neighbour.ts";
import { indexSeats } from "./seat-index.ts";
import { smallHouse } from "./testing/small-house.ts";

// A: row 1 is 0…4, row 2 is 5…9. B: row 1 is 10…13, row 2 is 14…17, from top to bottom.
const index = indexSeats(smallHouse);

describe("arrow keys", () => {
  it("go along a level row and from row to row", () => {
    expect(neighbour(index, 1, "right")).toBe(2);
    expect(neighbour(index, 1, "left")).toBe(0);
    expect(neighbour(index, 1, "down")).toBe(6);
    expect(neighbour(index, 6, "up")).toBe(1);
  });

  it("follow a row that runs downwards", () => {
    expect(neighbour(index, 11, "down")).toBe(12);
    expect(neighbour(index, 11, "up")).toBe(10);
    expect(neighbour(index, 11, "right")).toBe(15);
    expect(neighbour(index, 15, "left")).toBe(11);
  });

  it("cross to the next section at the end of a row", () => {
    expect(neighbour(index, 4, "right")).toBe(10);
    expect(neighbour(index, 10, "left")).toBe(4);
    expect(neighbour(index, 12, "left")).toBe(9);
  });

  it("stay where nothing follows", () => {
    expect(neighbour(index, 0, "left")).toBe(0);
    expect(neighbour(index, 0, "up")).toBe(0);
    expect(neighbour(index, 17, "down")).toBe(17);
  });

  it("reach every seat from every seat", () => {
    const seen = new Set([0]);
    const open = [0];
    for (let unit = open.pop(); unit !== undefined; unit = open.pop())
      for (const way of ["left", "right", "up", "down"] as const) {
        const next = neighbour(index, unit, way);
        if (!seen.has(next)) open.push(next);
        seen.add(next);
      }
    expect(seen.size).toBe(index.seats);
  });
});
