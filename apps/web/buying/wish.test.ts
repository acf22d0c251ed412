import { expect, test } from "vitest";
import { attemptKeys } from "./client-key.ts";
import { mostOf, readWish, sumOf, withOwn, writeWish } from "./wish.ts";

const offer = (id: string, priceFen: number, units = 1) => ({
  ...{ id, priceFen, units, kind: "standard", name: id, nameEn: id, tierIds: ["t"], colour: "#000000" },
});
const offers = [offer("single", 18_000), offer("pair", 32_000, 2)];

test("a bundle of two counts as two places and one price", () => {
  expect(sumOf({ single: 1, pair: 1 }, offers)).toEqual({ totalFen: 50_000, places: 3 });
});

test("no more can be wished for than the limit and the free places allow", () => {
  const [single, pair] = offers as [(typeof offers)[0], (typeof offers)[0]];
  const free = [{ tierId: "t", free: 3 }];
  expect(mostOf(single, { wish: { pair: 2 }, offers, limit: 6, free: null })).toBe(2);
  expect(mostOf(pair, { wish: {}, offers, limit: 6, free })).toBe(1);
  expect(mostOf(single, { wish: {}, offers, limit: 6, free: withOwn(free, { pair: 1 }, offers) })).toBe(5);
});

test("a choice outlives the way through the login, and nothing strange comes back with it", () => {
  const wish = { single: 2, pair: 1 };
  expect(readWish(writeWish(wish), offers)).toEqual(wish);
  expect(readWish("single:99,other:1,pair:x,:1", offers)).toEqual({});
});

test("pressing twice is one attempt, another choice is another", () => {
  const keys = attemptKeys();
  const first = keys.keyFor({ single: 1 });
  expect(keys.keyFor({ single: 1 })).toBe(first);
  expect(keys.keyFor({ single: 2 })).not.toBe(first);
  expect(first).toMatch(/^[\w-]{8,64}$/);
});
