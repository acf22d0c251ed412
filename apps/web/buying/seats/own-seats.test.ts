import { emptyStates, UnitState } from "@kaimu/seatmap";
import { createSeatStates } from "@kaimu/ui/seat-map";
import { expect, test } from "vitest";
import { layOwnOver } from "./own-seats.ts";

test("what is held for oneself can be chosen again; what others hold or have bought cannot", () => {
  const states = layOwnOver(createSeatStates(8, emptyStates(8)));
  states.apply(1, [
    [0, UnitState.held],
    [1, UnitState.held],
    [2, UnitState.sold],
  ]);
  const heard: unknown[] = [];
  states.subscribe((change) => heard.push(change));
  states.setOwn([0, 2]);
  expect([0, 1, 2].map(states.of)).toEqual([UnitState.free, UnitState.held, UnitState.sold]);
  states.setOwn([]);
  expect(states.of(0)).toBe(UnitState.held);
  states.apply(2, [[1, UnitState.free]]);
  expect(heard).toEqual([[0, 2], [0, 2], [1]]);
});
