import { expect, test } from "vitest";
import { piecesOf } from "../pieces.ts";
import {
  bundleChances,
  chooseOffer,
  chosenOf,
  chosenSum,
  dropSeats,
  holdItems,
  offersOfTier,
  readChosen,
  writeChosen,
} from "./chosen-seats.ts";

const offer = (id: string, kind: string, priceFen: number, units = 1, tierId = "front") => ({
  ...{ id, kind, priceFen, units, name: id, nameEn: id, tierIds: [tierId], colour: "#000000" },
});
const offers = [
  offer("pair", "bundle", 80_000, 2),
  offer("student", "student", 24_000),
  offer("full", "standard", 48_000),
  offer("back", "standard", 18_000, 1, "back"),
];
const full = (unit: number) => ({ unit, offerId: "full" });
const pair = (unit: number) => ({ unit, offerId: "pair" });

test("a tier is sold the ordinary way first", () => {
  const { single, bundle } = offersOfTier(offers, "front");
  expect(single.map((one) => one.id)).toEqual(["full", "student"]);
  expect(bundle.map((one) => one.id)).toEqual(["pair"]);
});

test("a bundle is one price for its seats, and the hold is told its units", () => {
  const chosen = [pair(4), full(7), pair(5), { unit: 9, offerId: "student" }];
  expect(chosenSum(chosen, offers)).toBe(152_000);
  expect(holdItems(chosen, offers)).toEqual([
    { offerId: "pair", quantity: 1, units: [4, 5] },
    { offerId: "full", quantity: 1, units: [7] },
    { offerId: "student", quantity: 1, units: [9] },
  ]);
});

test("a bundle that loses a seat leaves the other one at the ordinary price", () => {
  expect(dropSeats([pair(1), pair(2), pair(3), pair(4)], [2], offers)).toEqual([full(1), pair(3), pair(4)]);
});

test("a bundle is offered for the two seats next to each other, with what it saves, and never for a loss", () => {
  const chosen = [full(1), full(8), full(9)];
  expect(bundleChances(chosen, offers)).toMatchObject([{ units: [8, 9], missing: 0, savesFen: 16_000 }]);
  expect(bundleChances([full(1)], offers)).toMatchObject([{ missing: 1 }]);
  const students = chooseOffer(chosen, [8, 9], "student");
  expect(bundleChances(students.slice(1), offers)).toEqual([]);
  expect(bundleChances([{ unit: 30, offerId: "back" }], offers)).toEqual([]);
});

test("a hold is found again as it was chosen, piece by piece", () => {
  const chosen = [pair(4), pair(5), full(7)];
  const hold = { items: holdItems(chosen, offers), units: [4, 5, 7] };
  expect(chosenOf(hold)).toEqual(chosen);
  expect(piecesOf(hold, offers).map((piece) => [piece.offer.id, piece.units])).toEqual([
    ["pair", [4, 5]],
    ["full", [7]],
  ]);
  const places = {
    items: [
      { offerId: "back", quantity: 2 },
      { offerId: "pair", quantity: 1 },
    ],
    units: [0, 1, 2, 3],
  };
  expect(piecesOf(places, offers).map((piece) => piece.units)).toEqual([[0], [1], [2, 3]]);
});

test("a choice outlives the way through the login, and nothing strange comes back with it", () => {
  const chosen = [pair(4), pair(5), full(7)];
  expect(readChosen(writeChosen(chosen), offers)).toEqual(chosen);
  expect(readChosen("4:pair,x:full,-1:full,7:other,:full,8:full,8:student", offers)).toEqual([
    { unit: 8, offerId: "student" },
  ]);
});
