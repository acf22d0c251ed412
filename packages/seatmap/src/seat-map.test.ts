import { describe, expect, it } from "vitest";
import {
  emptyStates,
  layoutSize,
  parseSeatKey,
  placesOf,
  type SeatMapLayout,
  seatAt,
  seatCount,
  seatKey,
  seatLabel,
  setState,
  stateOf,
  statesFromBase64,
  tierOfUnits,
  tierRuns,
  UnitState,
} from "./index.ts";

const small: SeatMapLayout = {
  width: 100,
  height: 100,
  focal: { x: 50, y: 0 },
  sections: [
    {
      key: "A",
      name: "池座A区",
      nameEn: "Stalls A",
      outline: [0, 0, 50, 0, 50, 50, 0, 50],
      rows: [
        { name: "1", first: 5, step: -2, x: [0, 10, 20], y: [10, 10, 10] },
        { name: "2", first: 1, step: 1, x: [0, 10], y: [20, 20] },
      ],
    },
    {
      key: "P",
      name: "站席",
      nameEn: "Standing",
      outline: [0, 60, 50, 60, 50, 90],
      rows: [],
      standing: { places: 40 },
    },
    { key: "B-2", name: "B2区", nameEn: "B2", outline: [], rows: [{ name: "1", first: 1, step: 1, x: [70], y: [10] }] },
  ],
};

/** Sections of 25 rows of 20 seats. */
function large(seats: number): SeatMapLayout {
  const x = Array.from({ length: 20 }, (_, i) => i * 10);
  const rows = Array.from({ length: 25 }, (_, r) => ({
    name: String(r + 1),
    first: 1,
    step: 1,
    x,
    y: x.map(() => r * 16),
  }));
  const sections = Array.from({ length: seats / 500 }, (_, s) => ({
    key: String(101 + s),
    name: `${101 + s}区`,
    nameEn: `Section ${101 + s}`,
    outline: [],
    rows,
  }));
  return { width: 200, height: 400, focal: { x: 0, y: 0 }, sections };
}

describe("seats", () => {
  it("are numbered section by section, row by row, seat by seat", () => {
    expect(seatCount(small)).toBe(6);
    const keys = Array.from({ length: 6 }, (_, index) => seatAt(small, index).key);
    expect(keys).toEqual(["A-1-5", "A-1-3", "A-1-1", "A-2-1", "A-2-2", "B-2-1-1"]);
    expect(seatAt(small, 4)).toMatchObject({ number: 2, x: 10, y: 20, row: { name: "2" }, section: { key: "A" } });
  });

  it("outside the layout are refused", () => {
    expect(() => seatAt(small, 6)).toThrow(RangeError);
    expect(() => seatAt(small, -1)).toThrow(RangeError);
  });

  it("come before the standing places", () => {
    expect(placesOf(small)).toMatchObject([{ from: 6, places: 40, section: { key: "P" } }]);
    expect(layoutSize(small)).toBe(46);
  });

  it("keep their key when it is taken apart and put together, hyphens in the section's key included", () => {
    for (let index = 0; index < 6; index++) {
      const { key } = seatAt(small, index);
      const parts = parseSeatKey(key);
      expect(parts && seatKey(parts.section, parts.row, parts.number)).toBe(key);
    }
    expect(parseSeatKey("somewhere")).toBeNull();
  });

  it("are called as people call them", () => {
    expect(seatLabel("A-12-5", "zh")).toBe("A区 12排 5座");
    expect(seatLabel("A-12-5", "en")).toBe("Section A, Row 12, Seat 5");
    expect(seatLabel("A-12-5", "zh", small.sections[0])).toBe("池座A区 12排 5座");
    expect(seatLabel("A-12-5", "en", small.sections[0])).toBe("Stalls A, Row 12, Seat 5");
    expect(seatLabel("", "zh")).toBe("");
  });

  it("of a stadium are all found in a moment, each with a key of its own", () => {
    const stadium = large(50_000);
    const began = performance.now();
    const keys = new Set<string>();
    for (let index = 0; index < seatCount(stadium); index++) keys.add(seatAt(stadium, index).key);
    expect(keys.size).toBe(50_000);
    expect(performance.now() - began).toBeLessThan(500);
  });
});

describe("states", () => {
  it("take two bits a unit, the low ones first", () => {
    const bytes = emptyStates(5);
    expect(bytes.length).toBe(2);
    setState(bytes, 0, UnitState.free);
    setState(bytes, 1, UnitState.held);
    setState(bytes, 3, UnitState.sold);
    setState(bytes, 4, UnitState.sold);
    expect([...bytes]).toEqual([0b11_00_10_01, 0b11]);
  });

  it("come back as they were set, neighbours untouched", () => {
    const bytes = emptyStates(1_000);
    for (let unit = 0; unit < 1_000; unit++) setState(bytes, unit, ((unit * 7) % 4) as UnitState);
    for (let unit = 999; unit >= 0; unit--) setState(bytes, unit, ((unit * 5) % 4) as UnitState);
    for (let unit = 0; unit < 1_000; unit++) expect(stateOf(bytes, unit)).toBe((unit * 5) % 4);
    expect(stateOf(bytes, 5_000)).toBe(UnitState.notForSale);
  });

  it("travel as base64", () => {
    const bytes = Uint8Array.from({ length: 300 }, (_, i) => i & 255);
    expect(statesFromBase64(Buffer.from(bytes).toString("base64"))).toEqual(bytes);
  });
});

describe("tier runs", () => {
  it("say the tier of each unit, and are found again from it", () => {
    const runs = [
      [3, 0],
      [2, -1],
      [4, 1],
    ] as const;
    expect([...tierOfUnits(runs)]).toEqual([0, 0, 0, -1, -1, 1, 1, 1, 1]);
    expect(tierRuns(tierOfUnits(runs))).toEqual(runs);
    expect(tierRuns([])).toEqual([]);
  });
});
