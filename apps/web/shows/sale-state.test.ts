import { expect, test } from "vitest";
import { piecesLeft, saleStateOf } from "./sale-state.ts";

const at = (text: string) => new Date(`2026-12-${text}Z`);
const sale = {
  status: "on_sale",
  saleOpensAt: at("01T10:00:00"),
  saleClosesAt: at("24T19:00:00"),
  endsAt: at("24T22:00:00"),
};

test("a sale is soon, on, closed and over as time goes by", () => {
  expect(saleStateOf(sale, null, at("01T09:59:59"))).toBe("soon");
  expect(saleStateOf(sale, null, at("01T10:00:00"))).toBe("on_sale");
  expect(saleStateOf(sale, null, at("24T19:00:00"))).toBe("closed");
  expect(saleStateOf(sale, null, at("24T22:00:00"))).toBe("over");
});

test("a show with no place left says sold out, one whose stock is not known does not", () => {
  expect(saleStateOf(sale, [{ tierId: "a", free: 0 }], at("02T10:00:00"))).toBe("sold_out");
  expect(saleStateOf(sale, null, at("02T10:00:00"))).toBe("on_sale");
});

test("a cancelled show is cancelled whatever the time", () => {
  expect(saleStateOf({ ...sale, status: "cancelled" }, null, at("01T09:00:00"))).toBe("cancelled");
});

test("a bundle of two needs two free places", () => {
  expect(piecesLeft({ tierIds: ["a"], units: 2 }, [{ tierId: "a", free: 5 }])).toBe(2);
  expect(piecesLeft({ tierIds: ["a"], units: 2 }, [{ tierId: "a", free: 1 }])).toBe(0);
  expect(piecesLeft({ tierIds: ["a"], units: 2 }, null)).toBeNull();
});
