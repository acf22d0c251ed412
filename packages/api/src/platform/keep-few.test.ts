import { describe, expect, it } from "vitest";
import { keepFew } from "./keep-few.ts";

describe("a process's memory", () => {
  it("forgets what it has known longest when it is full", () => {
    const memory = new Map<number, string>();
    for (let key = 1; key <= 1_000; key++) keepFew(memory, key, `value ${key}`, 3);
    expect([...memory.keys()]).toEqual([998, 999, 1_000]);
  });

  it("forgets nothing for a key that it knows", () => {
    const memory = new Map([
      ["a", 1],
      ["b", 2],
    ]);
    keepFew(memory, "a", 3, 2);
    expect([...memory]).toEqual([
      ["a", 3],
      ["b", 2],
    ]);
  });

  it("goes on when keys were taken out meanwhile, and when it was empty", () => {
    const memory = new Map<number, number>();
    for (let key = 1; key <= 4; key++) keepFew(memory, key, key, 3);
    memory.delete(2);
    memory.delete(3);
    for (let key = 5; key <= 7; key++) keepFew(memory, key, key, 3);
    expect([...memory.keys()]).toEqual([5, 6, 7]);
    memory.clear();
    for (let key = 8; key <= 12; key++) keepFew(memory, key, key, 3);
    expect([...memory.keys()]).toEqual([10, 11, 12]);
  });
});
