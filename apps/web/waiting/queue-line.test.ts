import { expect, test } from "vitest";
import { peopleOf, picture, spotAt } from "./queue-line.ts";
import { placeOf } from "./testing/place-of.ts";

test("where few are ahead each one is drawn, and stays himself as the line moves", () => {
  const before = peopleOf(placeOf({ number: 12, ahead: 5, waiting: 6 })).others.map((one) => one.key);
  const after = peopleOf(placeOf({ number: 12, ahead: 3, waiting: 4 })).others.map((one) => one.key);
  expect(before).toHaveLength(5);
  expect(after).toEqual(before.slice(2));
});

test("a hundred thousand are drawn as a line no phone minds", () => {
  const { others, me } = peopleOf(placeOf({ number: 90_000, ahead: 89_000, waiting: 100_000 }));
  expect(others.length).toBeLessThan(40);
  expect(me).not.toBeNull();
});

test("who is let in has nobody before him; who has no place is not in the picture", () => {
  expect(peopleOf(placeOf({ phase: "admitted", token: "t", waiting: 0 })).others).toEqual([]);
  expect(peopleOf(placeOf({ phase: "missed" })).me).toBeNull();
});

test("every place of the line, and everyone before the draw, is inside the picture", () => {
  const line = Array.from({ length: 21 }, (_, at) => spotAt(at / 20));
  const crowd = peopleOf(placeOf({ phase: "prequeue", waiting: 5_000 })).others;
  for (const { x, y } of [...line, ...crowd]) {
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(picture.width);
    expect(y).toBeGreaterThan(picture.door.y);
    expect(y).toBeLessThan(picture.height);
  }
});
