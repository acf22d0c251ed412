import { describe, expect, it } from "vitest";
import { newId } from "../../platform/ids.ts";
import { testPlatform } from "../../testing/test-platform.ts";
import { createRoom, joinAll } from "../../testing/waiting-room.ts";
import { leaveQueue } from "./leave-queue.ts";
import { joinScript, placeScript, roomKeys } from "./room-script.ts";

const { system } = testPlatform();
const soon = () => new Date(Date.now() + 60_000);
const numbersOf = async (room: Awaited<ReturnType<typeof createRoom>>, accounts: string[]) =>
  Promise.all(accounts.map(async (account) => (await room.place(account)).number ?? 0));

describe("the draw", () => {
  it("gives everyone who gathered a number of his own, and those who come later the numbers after them, in their order", async () => {
    const room = await createRoom(system, { opensAt: soon() });
    const early = await joinAll(room, 40);
    expect((await room.place(early[0] as string)).phase).toBe("prequeue");
    expect((await room.place(early[0] as string)).number).toBeNull();
    await room.pass(61_000);
    const late = await joinAll(room, 10);
    const drawn = await numbersOf(room, early);
    expect([...drawn].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    expect(drawn).not.toEqual([...drawn].sort((a, b) => a - b));
    expect(await numbersOf(room, late)).toEqual(Array.from({ length: 10 }, (_, i) => 41 + i));
  });

  it("is held once, however many processes find that it is time, and is not held again", async () => {
    const room = await createRoom(system, { opensAt: soon() });
    const accounts = await joinAll(room, 20);
    await room.pass(61_000);
    const seen = await Promise.all(Array.from({ length: 20 }, () => numbersOf(room, accounts)));
    for (const numbers of seen) expect(numbers).toEqual(seen[0]);
    await room.turn();
    expect(await numbersOf(room, accounts)).toEqual(seen[0]);
  });

  it("favours nobody by when he came", async () => {
    const drawn = await drawAgain({ draws: 300, people: 10, seed: 20_261_127, score: (random) => random() });
    const cells = countNumbers(drawn);
    // 300 draws of ten: thirty in each cell. 81 degrees of freedom; beyond 140 is chance once in twenty thousand seeds.
    expect(unevenness(cells.flat(), 30)).toBeLessThan(140);
    // The same measure finds a queue by arrival at once.
    expect(unevenness(countNumbers(drawn.map((numbers) => numbers.map((_, i) => i + 1))).flat(), 30)).toBeGreaterThan(
      1_000,
    );
  });

  it("favours nobody who draws again and again before it, not even one who could read his lot", async () => {
    const drawn = await drawAgain({
      ...{ draws: 300, people: 10, seed: 4_711 },
      score: (random, person) => (person === 0 ? 0 : random()),
    });
    const [cheat = []] = countNumbers(drawn);
    // Nine degrees of freedom.
    expect(unevenness(cheat, 30)).toBeLessThan(28);
  });
});

/** Draws from a seed, through the scripts that draw: all that production does otherwise is to take its chance from the system. */
async function drawAgain(o: {
  draws: number;
  people: number;
  seed: number;
  score: (random: () => number, person: number) => number;
}): Promise<number[][]> {
  const room = await createRoom(system, { opensAt: soon() });
  await room.turn();
  const keys = roomKeys(room.performanceId);
  const random = seeded(o.seed);
  const accounts = Array.from({ length: o.people }, () => newId());
  const drawn: number[][] = [];
  for (let i = 0; i < o.draws; i++) {
    await system.redis.unlink(room.keys.queue);
    await system.redis.hset(room.keys.room, "opened", "0", "opens", String(Date.now() + 3_600_000));
    await Promise.all(
      accounts.map((account, person) =>
        joinScript.run(system.redis, keys, [account, o.score(random, person), random()]),
      ),
    );
    await system.redis.hset(room.keys.room, "opens", "1");
    const start = random();
    const places = accounts.map((account) => placeScript.run(system.redis, keys, [account, start]));
    drawn.push((await Promise.all(places)).map((place) => (place as number[])[2] ?? 0));
  }
  return drawn;
}

/** How often each person (row) got each number (column). */
function countNumbers(drawn: number[][]): number[][] {
  const people = drawn[0]?.length ?? 0;
  const cells = Array.from({ length: people }, () => Array<number>(people).fill(0));
  for (const numbers of drawn)
    numbers.forEach((number, person) => {
      const row = cells[person] as number[];
      row[number - 1] = (row[number - 1] ?? 0) + 1;
    });
  return cells;
}

/** Pearson's sum: how far counts are from all being `even`. */
const unevenness = (counts: number[], even: number) => counts.reduce((sum, n) => sum + (n - even) ** 2 / even, 0);

/** Whole numbers below 2⁴⁸, always the same ones for a seed (mulberry32, twice a number). */
function seeded(seed: number): () => number {
  let state = seed;
  const bits = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
  return () => bits() * 2 ** 16 + (bits() & 0xffff);
}

describe("a place", () => {
  it("is one an account: joining again, from any device and at the same time, changes nothing", async () => {
    const room = await createRoom(system);
    const [first = "", second = ""] = await joinAll(room, 2);
    const again = await Promise.all(Array.from({ length: 10 }, () => room.join(first)));
    expect(new Set(again.map((one) => one.number))).toEqual(new Set([1]));
    expect((await room.place(second)).number).toBe(2);
    expect(await system.redis.zcard(room.keys.queue)).toBe(2);
  });

  it("is kept by who goes away and comes back, and given up by who leaves: those behind move up, he comes back at the end", async () => {
    const room = await createRoom(system);
    const [a = "", b = "", c = ""] = await joinAll(room, 3);
    expect(await room.join(c)).toMatchObject({ phase: "waiting", number: 3, ahead: 2, waiting: 3 });
    await leaveQueue(system, { performanceId: room.performanceId, accountId: b });
    expect(await room.place(b)).toMatchObject({ phase: "none", number: null });
    expect(await room.place(c)).toMatchObject({ number: 3, ahead: 1, waiting: 2 });
    expect(await room.join(b)).toMatchObject({ phase: "waiting", number: 4, ahead: 2 });
    expect(await room.place(a)).toMatchObject({ number: 1, ahead: 0 });
  });

  it("given up before the draw is a new lot on coming back, not two", async () => {
    const room = await createRoom(system, { opensAt: soon() });
    const [a = ""] = await joinAll(room, 3);
    await leaveQueue(system, { performanceId: room.performanceId, accountId: a });
    expect((await room.place(a)).phase).toBe("none");
    await room.join(a);
    expect(await system.redis.zcard(room.keys.queue)).toBe(3);
  });

  it("is nobody's before the gathering and without a room", async () => {
    const room = await createRoom(system, {
      mode: "scheduled",
      prequeueOpensAt: soon(),
      opensAt: new Date(Date.now() + 120_000),
    });
    const before = await room.join(newId());
    expect(before).toMatchObject({ phase: "before", number: null });
    expect(before.opensInMs).toBeGreaterThan(50_000);
    await room.set({ mode: "off" });
    expect(await room.join(newId())).toMatchObject({ phase: "none", number: null });
  });
});
