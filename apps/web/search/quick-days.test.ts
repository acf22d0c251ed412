import { expect, test } from "vitest";
import { quickDays } from "./quick-days.ts";

const on = (text: string) => quickDays(new Date(`${text}+08:00`));

test("a weekend is Saturday and Sunday, and on Sunday what is left of it", () => {
  expect(on("2026-11-25T12:00").weekend).toEqual({ from: "2026-11-28", to: "2026-11-29" });
  expect(on("2026-11-28T12:00").weekend).toEqual({ from: "2026-11-28", to: "2026-11-29" });
  expect(on("2026-11-29T12:00").weekend).toEqual({ from: "2026-11-29", to: "2026-11-29" });
});

test("today begins at midnight in China, not in London", () => {
  expect(on("2026-12-31T23:59").today).toEqual({ from: "2026-12-31", to: "2026-12-31" });
  expect(on("2027-01-01T00:01").today.from).toBe("2027-01-01");
  expect(on("2026-12-10T00:01").month).toEqual({ from: "2026-12-10", to: "2027-01-09" });
});
