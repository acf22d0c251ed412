import { expect, test } from "vitest";
import { askedAddress, readAsked } from "./asked.ts";

test("an address read and written again is the same address", () => {
  const address =
    "/search?q=%E8%8C%B6%E9%A6%86&city=%E5%8C%97%E4%BA%AC&category=theatre&from=2026-12-01&to=2026-12-24&min=100&max=500&sort=price&page=2";
  const query = Object.fromEntries(new URL(address, "http://here").searchParams);
  expect(askedAddress(readAsked(query))).toBe(address);
  expect(askedAddress(readAsked({}))).toBe("/search");
});

test("what cannot be understood counts as not said", () => {
  const asked = readAsked({
    from: "2026-02-30",
    to: "soon",
    min: "-1",
    max: "1e9",
    category: "opera",
    sort: "random",
    page: "0",
  });
  expect(asked).toEqual(readAsked({}));
  expect(readAsked({ q: ["a", "b"], page: "9999" })).toMatchObject({ q: "", page: 200 });
});

test("a query longer than search takes is cut, not refused, and never through a character", () => {
  expect(readAsked({ q: "𠮷".repeat(80) }).q).toBe("𠮷".repeat(30));
  expect(readAsked({ q: `a${"𠮷".repeat(80)}` }).q).toBe(`a${"𠮷".repeat(29)}`);
});

test("bounds typed the wrong way round are turned", () => {
  expect(readAsked({ from: "2026-12-24", to: "2026-12-01", min: "500", max: "100" })).toMatchObject({
    ...{ from: "2026-12-01", to: "2026-12-24" },
    ...{ min: 100, max: 500 },
  });
});
