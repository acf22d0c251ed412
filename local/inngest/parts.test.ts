/** The pure parts: times, expressions, ids, the heap and the lanes. */
import { describe, expect, it } from "vitest";
import { nextTick } from "./cron.ts";
import { createDueQueue } from "./due.ts";
import { dueAt, retryAt } from "./duration.ts";
import { holds, keyOf, needed } from "./expressions.ts";
import { createLanes } from "./lanes.ts";
import { until } from "./testing/app.ts";
import { newUlid, oldestUlid, seededUlid } from "./ulid.ts";

describe("times", () => {
  it("durations and dates are read as the SDK writes them", () => {
    expect(dueAt("1d2h3m4s", 0)).toBe(93_784_000);
    expect(dueAt("2026-11-24T17:11:00.000Z", 0)).toBe(Date.UTC(2026, 10, 24, 17, 11));
    expect(dueAt("", 7)).toBe(7);
    expect(() => dueAt("soon", 0)).toThrow();
    expect(retryAt("2", 1000)).toBe(3000);
    expect(retryAt("2026-11-24T17:11:00.000Z", 0)).toBe(Date.UTC(2026, 10, 24, 17, 11));
    expect(retryAt(undefined, 0)).toBeUndefined();
  });

  it("cron is in UTC unless it names a zone", () => {
    const from = Date.UTC(2026, 0, 1, 0, 0);
    expect(nextTick("30 9 * * *", from)).toBe(Date.UTC(2026, 0, 1, 9, 30));
    expect(nextTick("TZ=Asia/Shanghai 30 9 * * *", from)).toBe(Date.UTC(2026, 0, 1, 1, 30));
    expect(() => nextTick("every day", from)).toThrow();
  });
});

describe("expressions", () => {
  const scope = { event: { data: { id: 5, s: "a" } }, async: { data: { id: 5, n: 4 } } };

  it("what is missing does not match and makes no key", () => {
    expect(holds("event.data.id == async.data.id && async.data.n > 3", scope)).toBe(true);
    expect(holds("event.data.gone == async.data.id", scope)).toBe(false);
    expect(keyOf("event.data.s + '-' + string(event.data.id)", scope)).toBe("a-5");
    expect(keyOf("event.data.gone", scope)).toBeUndefined();
  });

  it("the deciding equality is found, and only where nothing else could match", () => {
    expect(needed("event.data.id == async.data.key", scope.event)).toEqual({ path: "data.key", value: "5" });
    expect(needed("async.data.n > 3 && async.data.id == event.data.id", scope.event)).toEqual({
      path: "data.id",
      value: "5",
    });
    expect(needed('async.data.order == "o1"', scope.event)).toEqual({ path: "data.order", value: '"o1"' });
    expect(needed("async.data.id == event.data.id || true", scope.event)).toBeUndefined();
    expect(needed("!(async.data.id == event.data.id)", scope.event)).toBeUndefined();
    expect(needed("async.data.id == event.data.gone", scope.event)).toBeUndefined();
  });
});

describe("ids", () => {
  it("sort by time, and repeat for a repeated seed", () => {
    expect(newUlid(2) > newUlid(1)).toBe(true);
    const many = Array.from({ length: 1000 }, () => newUlid(3));
    expect([...new Set(many)].sort()).toEqual(many);
    expect(newUlid(5) >= oldestUlid(5)).toBe(true);
    expect(newUlid(1_795_540_234_571).slice(0, 10)).toBe("01M878KCAB");
    const seed = "1795540234834,OsVlhB99ikDw1Q==";
    expect(seededUlid(seed, 0)).toBe(seededUlid(seed, 0));
    expect(seededUlid(seed, 0)).not.toBe(seededUlid(seed, 1));
    expect(seededUlid("nonsense", 0)).toBeUndefined();
  });
});

describe("the heap", () => {
  it("gives what is due in order and leaves out what is gone", async () => {
    const fired: number[] = [];
    const queue = createDueQueue<{ id: number; due: number; gone: boolean }>(Date.now, (entries) => {
      fired.push(...entries.map((entry) => entry.id));
    });
    const now = Date.now();
    const entries = Array.from({ length: 200 }, (_, id) => ({
      id,
      due: now + ((id * 37) % 200) / 4,
      gone: id % 10 === 0,
    }));
    for (const entry of entries) queue.add(entry);
    await until("all have been", 5, () => fired.length === 180);
    const wanted = entries.filter((entry) => !entry.gone).sort((a, b) => a.due - b.due);
    expect(fired).toEqual(wanted.map((entry) => entry.id));
    queue.stop();
  });
});

describe("lanes", () => {
  it("keep every limit, start all in the end, and wait for an origin that rests", async () => {
    const running = new Map<number, { lane: string; gone: boolean }>();
    const waiting: (() => void)[] = [];
    let started = 0;
    const most: Record<string, number> = {};
    const lanes = createLanes<{ id: number; lane: string; gone: boolean }>(6, (entry) => {
      started += 1;
      running.set(entry.id, entry);
      most[entry.lane] = Math.max(
        most[entry.lane] ?? 0,
        [...running.values()].filter((r) => r.lane === entry.lane).length,
      );
      most.all = Math.max(most.all ?? 0, running.size);
      waiting.push(() => {
        running.delete(entry.id);
        lanes.done(entry);
      });
    });
    lanes.pause("o", 30);
    for (let id = 0; id < 300; id++) {
      const lane = `l${id % 5}`;
      const slots = [
        { key: lane, limit: 2 },
        { key: "fn", limit: 4 },
      ];
      lanes.add({ id, lane, gone: id % 50 === 0 }, lane, lane === "l4" ? [] : slots, "o");
    }
    expect(started).toBe(0);
    await until("all have run", 5, () => {
      waiting.splice(Math.floor(waiting.length / 2), 1)[0]?.();
      for (const end of waiting.splice(0, 3)) end();
      return started === 294 && running.size === 0;
    });
    expect(most.all).toBeLessThanOrEqual(6);
    expect([most.l0, most.l1, most.l2, most.l3].every((n) => (n ?? 9) <= 2)).toBe(true);
  });
});
