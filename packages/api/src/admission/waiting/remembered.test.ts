import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { remembered } from "./remembered.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

/** A source that gives 1, 2, 3 … and may be away. */
function source() {
  const told = { asked: 0, away: false };
  const load = async () => {
    told.asked += 1;
    if (told.away) throw new Error("away");
    return told.asked;
  };
  return { told, memory: remembered(load, { freshMs: 1_000, goodMs: 3_000 }) };
}
const done = () => new Promise((resolve) => setImmediate(resolve));

describe("what a process remembers", () => {
  it("is asked for once however many want it, and not again while it is fresh", async () => {
    const { told, memory } = source();
    expect(await Promise.all([memory.get(), memory.get(), memory.get()])).toEqual([1, 1, 1]);
    vi.advanceTimersByTime(999);
    expect(memory.get()).toBe(1);
    expect(told.asked).toBe(1);
  });

  it("serves on while a fresh one comes, so that nobody waits", async () => {
    const { memory } = source();
    await memory.get();
    vi.advanceTimersByTime(1_000);
    expect(memory.get()).toBe(1);
    await done();
    expect(memory.get()).toBe(2);
  });

  it("is believed no longer than it is good: when the source stays away, everyone hears so", async () => {
    const { told, memory } = source();
    await memory.get();
    told.away = true;
    vi.advanceTimersByTime(2_999);
    expect(memory.get()).toBe(1);
    await done();
    vi.advanceTimersByTime(1);
    await expect(memory.get()).rejects.toThrow("away");
    told.away = false;
    expect(await memory.get()).toBeGreaterThan(1);
  });

  it("that was forgotten is not put back by an answer that was on its way", async () => {
    const { told, memory } = source();
    const early = memory.get();
    memory.forget();
    expect(await early).toBe(1);
    expect(await memory.get()).toBe(2);
    expect(told.asked).toBe(2);
  });
});
