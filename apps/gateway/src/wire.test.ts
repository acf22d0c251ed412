import superjson from "superjson";
import { describe, expect, it } from "vitest";
import { fromWire, toWire } from "./wire.ts";

const shared = { a: 1 };

describe("what goes over the wire", () => {
  it.each([
    ["plain", { id: "a", units: [1, 2.5, -3], ok: true, none: null, deep: [{ b: [] }, {}] }],
    ["a date", { at: new Date("2026-12-24T12:00:00Z"), list: [1] }],
    ["a large number", { fence: 12n }],
    ["nothing in a field", { a: undefined, b: 1 }],
    ["nothing at all", undefined],
    ["numbers that JSON does not know", [Number.NaN, Number.POSITIVE_INFINITY, -0]],
    ["a map and a set", { m: new Map([["a", new Set([1])]]) }],
    ["the same thing twice", [shared, shared]],
    ["a text", "座位"],
  ])("is understood as superjson would have said it: %s", (_, value) => {
    const wire = JSON.parse(JSON.stringify(toWire(value)));
    expect(superjson.deserialize(wire)).toEqual(value);
    expect(fromWire(superjson.stringify(value))).toEqual(value);
  });

  it("is no value when it is no JSON, or nothing that was made for it", () => {
    expect(() => fromWire("{")).toThrow();
    expect(() => fromWire("null")).toThrow();
  });
});
