import { emptyStates, setState, UnitState } from "@kaimu/seatmap";
import { describe, expect, it } from "vitest";
import { describeUnit, nameUnit, standingOf } from "./describe-unit.ts";
import { firstFocus } from "./first-focus.ts";
import { seatMapMessages } from "./messages.ts";
import { indexSeats } from "./seat-index.ts";
import { createSeatStates } from "./seat-states.ts";
import { countSections } from "./section-counts.ts";
import { smallHouse } from "./testing/small-house.ts";

const index = indexSeats(smallHouse);
const tierOf = new Int16Array(38).fill(0).fill(1, 5, 10).fill(-1, 17, 18).fill(2, 18);
const prices = [48_000, 28_000, 18_000];

function allFree() {
  const bytes = emptyStates(38);
  for (let unit = 0; unit < 38; unit++) setState(bytes, unit, UnitState.free);
  return createSeatStates(38, bytes, 7);
}

describe("seat states", () => {
  it("follow deltas in order and leave out old ones", () => {
    const states = allFree();
    const heard: unknown[] = [];
    states.subscribe((change) => heard.push(change));
    expect(
      states.apply(8, [
        [3, UnitState.held],
        [4, UnitState.free],
        [900, UnitState.sold],
      ]),
    ).toBe(true);
    expect(states.apply(8, [[3, UnitState.free]])).toBe(false);
    expect(states.of(3)).toBe(UnitState.held);
    expect(states.version()).toBe(8);
    expect(heard).toEqual([[3]]);
  });

  it("begin anew with a reset, and stop telling who has left", () => {
    const states = allFree();
    const heard: unknown[] = [];
    const leave = states.subscribe((change) => heard.push(change));
    states.reset(3, emptyStates(38));
    expect([states.of(0), states.version()]).toEqual([UnitState.notForSale, 3]);
    leave();
    states.apply(4, [[0, UnitState.free]]);
    expect(heard).toEqual(["all"]);
  });

  it("do not change with the bytes they were made from", () => {
    const bytes = emptyStates(4);
    const states = createSeatStates(4, bytes);
    setState(bytes, 0, UnitState.sold);
    expect(states.of(0)).toBe(UnitState.notForSale);
  });
});

describe("sections", () => {
  it("count what is free, blocked seats aside, and name the cheapest tier", () => {
    const counts = countSections(index, allFree(), tierOf, prices);
    expect(counts.of(0)).toMatchObject({ total: 10, free: 10, cheapest: 1 });
    expect(counts.of(1)).toMatchObject({ total: 7, free: 7, cheapest: 0 });
    expect(counts.of(2)).toMatchObject({ total: 20, free: 20, cheapest: 2 });
  });

  it("are counted again after a change, and fall back to the tier that is left", () => {
    const states = allFree();
    const counts = countSections(index, states, tierOf, prices);
    states.subscribe((change) => expect([...counts.note(change)]).toEqual([0]));
    expect(counts.of(0).free).toBe(10);
    states.apply(
      8,
      [5, 6, 7, 8, 9].map((unit) => [unit, UnitState.sold] as const),
    );
    expect(counts.of(0)).toMatchObject({ total: 10, free: 5, cheapest: 0 });
  });
});

describe("words", () => {
  const tier = { id: "t", name: "一等", nameEn: "First", priceFen: 48_000, colour: "#952070" };

  it("say where a seat is, what it costs and how it stands", () => {
    expect(describeUnit(nameUnit(index, 6, "zh"), tier, "free", seatMapMessages.zh)).toBe("A区 2排 2座 ¥480 可选");
    expect(describeUnit(nameUnit(index, 6, "en"), tier, "sold", seatMapMessages.en)).toBe(
      "Section A, Row 2, Seat 2 ¥480 sold",
    );
    expect(nameUnit(index, 20, "zh")).toBe("站席");
  });

  it("name no price for what is not for sale", () => {
    expect(describeUnit("A区 1排 1座", tier, "notForSale", seatMapMessages.zh)).toBe("A区 1排 1座 不可售");
  });

  it("let mine stand before what everyone sees, and blocked before free", () => {
    expect(standingOf(UnitState.held, 0, true)).toBe("mine");
    expect(standingOf(UnitState.held, 0, false)).toBe("held");
    expect(standingOf(UnitState.free, -1, false)).toBe("notForSale");
  });
});

describe("the keyboard", () => {
  it("begins at the free seat nearest the stage, or in the middle of what is shown", () => {
    const states = allFree();
    const camera = { x: 40, y: 40, scale: 4, width: 100, height: 100 };
    expect(firstFocus(index, camera, true, states.of)).toBe(10);
    expect(firstFocus(index, camera, false, states.of)).toBe(7);
    states.apply(8, [[10, UnitState.sold]]);
    expect(firstFocus(index, camera, true, states.of)).toBe(14);
  });
});
