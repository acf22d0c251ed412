import { expect, test } from "vitest";
import { indexSeats } from "./seat-index.ts";
import { smallHouse } from "./testing/small-house.ts";
import { unitsIn } from "./units-in.ts";

test("a frame takes the seats whose middles it holds, and no others", () => {
  const index = indexSeats(smallHouse);
  const all = { left: 0, top: 0, right: smallHouse.width, bottom: smallHouse.height };
  expect(unitsIn(index, all)).toEqual(Array.from({ length: index.seats }, (_, unit) => unit));
  const [x, y] = [index.x[1] as number, index.y[1] as number];
  expect(unitsIn(index, { left: x - 1, top: y - 1, right: x + 1, bottom: y + 1 })).toEqual([1]);
  expect(unitsIn(index, { left: x + 1, top: y + 1, right: x + 1, bottom: y + 1 })).toEqual([]);
});
