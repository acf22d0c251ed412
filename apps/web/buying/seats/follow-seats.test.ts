import { expect, test } from "vitest";
import { pauseAfter, spread } from "./follow-seats.ts";

test("pages that lost their stream come back at different moments, and ever more rarely", () => {
  expect(pauseAfter(1, 0)).toBe(1_000);
  expect(pauseAfter(1, 1)).toBe(3_000);
  expect(pauseAfter(3, 0.5)).toBe(8_000);
  expect(pauseAfter(40, 0.5)).toBe(30_000);
});

test("pages that were told to ask every fifteen seconds do not all ask at once", () => {
  expect([spread(15_000, 0), spread(15_000, 0.5), spread(15_000, 1)]).toEqual([11_250, 15_000, 18_750]);
});
