import { describe, expect, it } from "vitest";
import { newId } from "../../platform/ids.ts";
import { testPlatform } from "../../testing/test-platform.ts";
import { createRoom, joinAll } from "../../testing/waiting-room.ts";
import { leaveQueue } from "./leave-queue.ts";
import { pauseRoom, setRate } from "./set-room.ts";

const { system } = testPlatform();
type Room = Awaited<ReturnType<typeof createRoom>>;
const phases = async (room: Room, accounts: string[]) =>
  (await Promise.all(accounts.map((account) => room.place(account)))).map((place) => place.phase);
const admittedOf = async (room: Room, accounts: string[]) =>
  (await phases(room, accounts)).filter((phase) => phase === "admitted").length;
const operatorId = newId();

describe("turns", () => {
  it("come in the queue's order at the rate that is set, minute after minute, whoever asks and however often", async () => {
    const room = await createRoom(system, { ratePerMinute: 12, admitSeconds: 600 });
    const accounts = await joinAll(room, 40);
    for (const minute of [1, 2, 3]) {
      for (let i = 0; i < 6; i++) {
        await room.pass(10_000);
        await Promise.all([room.turn(), room.turn(), room.turn()]);
      }
      // Within one: real time passes as well.
      const admitted = await admittedOf(room, accounts);
      expect(admitted).toBeGreaterThanOrEqual(minute * 12);
      expect(admitted).toBeLessThanOrEqual(minute * 12 + 2);
      expect((await phases(room, accounts)).slice(0, admitted)).toEqual(Array(admitted).fill("admitted"));
    }
  });

  it("are not saved up while nobody waits", async () => {
    const room = await createRoom(system, { ratePerMinute: 600 });
    await room.turn();
    await room.pass(3_600_000);
    const accounts = await joinAll(room, 100);
    await room.turn();
    const admitted = await admittedOf(room, accounts);
    expect(admitted).toBeGreaterThan(0);
    // Two seconds' worth, and what the test itself took.
    expect(admitted).toBeLessThan(60);
  });

  it("wait while the room is paused, and go on at another rate when that is set", async () => {
    const room = await createRoom(system, { ratePerMinute: 600 });
    const { performanceId } = room;
    const accounts = await joinAll(room, 200);
    await room.turn();
    await pauseRoom(system, { performanceId, paused: true, operatorId });
    await room.turn();
    const before = await admittedOf(room, accounts);
    await room.pass(10_000);
    await room.turn();
    expect(await admittedOf(room, accounts)).toBe(before);
    expect(await room.place(accounts[199] as string)).toMatchObject({ paused: true, waitSeconds: null });
    await pauseRoom(system, { performanceId, paused: false, operatorId });
    await setRate(system, { performanceId, ratePerMinute: 6, operatorId });
    await room.turn();
    const paused = await admittedOf(room, accounts);
    await room.pass(20_000);
    await room.turn();
    expect((await admittedOf(room, accounts)) - paused).toBe(2);
  });

  it("that nobody came for are given back after the time that was announced, and the next ones get them beside the rate", async () => {
    const room = await createRoom(system, { ratePerMinute: 6, admitSeconds: 60 });
    const accounts = await joinAll(room, 20);
    await room.turn();
    await room.pass(30_000);
    await room.turn();
    expect(await admittedOf(room, accounts)).toBe(3);
    const mine = await room.place(accounts[0] as string);
    expect(mine.comeInMs).toBeGreaterThan(55_000);
    expect(mine.comeInMs).toBeLessThanOrEqual(60_000);
    await room.pass(59_000);
    expect((await room.place(accounts[0] as string)).phase).toBe("admitted");
    await room.pass(1_000);
    expect((await room.place(accounts[0] as string)).phase).toBe("missed");
    await room.turn();
    // Six by the rate in the minute, and three for those who did not come.
    expect((await phases(room, accounts)).slice(0, 13)).toEqual([
      ...Array(3).fill("missed"),
      ...Array(9).fill("admitted"),
      "waiting",
    ]);
    expect(await room.join(accounts[0] as string)).toMatchObject({ phase: "waiting", number: 21 });
    expect((await room.turn())?.missed).toBe(3);
  });

  it("of somebody who leaves go to the next at once", async () => {
    const room = await createRoom(system, { ratePerMinute: 1 });
    const [a = "", b = ""] = await joinAll(room, 2);
    await room.turn();
    await room.pass(60_000);
    await room.turn();
    expect(await phases(room, [a, b])).toEqual(["admitted", "waiting"]);
    await leaveQueue(system, { performanceId: room.performanceId, accountId: a });
    await room.turn();
    expect(await phases(room, [a, b])).toEqual(["none", "admitted"]);
  });

  it("pass over places that were given up, without losing a turn to them", async () => {
    const room = await createRoom(system, { ratePerMinute: 2 });
    const accounts = await joinAll(room, 5);
    await room.turn();
    for (const accountId of accounts.slice(0, 3))
      await leaveQueue(system, { performanceId: room.performanceId, accountId });
    await room.pass(60_000);
    expect((await room.turn())?.served).toBe(5);
    expect(await phases(room, accounts)).toEqual(["none", "none", "none", "admitted", "admitted"]);
  });

  it("go on over the seam of the draw: everyone is let in once", async () => {
    const room = await createRoom(system, { opensAt: new Date(Date.now() + 60_000), ratePerMinute: 60 });
    const early = await joinAll(room, 30);
    await room.pass(61_000);
    const accounts = [...early, ...(await joinAll(room, 10))];
    const numbers = await Promise.all(accounts.map(async (one) => (await room.place(one)).number ?? 0));
    const inOrder = [...accounts.keys()]
      .sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0))
      .map((i) => accounts[i] as string);
    for (let i = 0; i < 5; i++) {
      await room.pass(7_000);
      const served = (await room.turn())?.served ?? 0;
      const told = await phases(room, inOrder);
      expect(told).toEqual([...Array(served).fill("admitted"), ...Array(40 - served).fill("waiting")]);
    }
    await room.pass(10_000);
    expect(await room.turn()).toMatchObject({ served: 40, admitted: 40, waiting: 0 });
  });

  it("and the draw itself keep others waiting for milliseconds only, with a hundred thousand in the queue", async () => {
    const room = await createRoom(system, { opensAt: new Date(Date.now() + 60_000), ratePerMinute: 60_000 });
    await room.turn();
    for (let i = 0; i < 100; i++) {
      const lots = Array.from({ length: 1_000 }, () => [String(Math.floor(Math.random() * 2 ** 48)), newId()]).flat();
      await system.redis.zadd(room.keys.queue, ...lots);
    }
    await room.pass(61_000);
    const took: number[] = [];
    for (let i = 0; i < 20; i++) {
      const since = performance.now();
      await room.turn();
      took.push(performance.now() - since);
      await system.redis.hincrby(room.keys.room, "tick", -1_000);
    }
    // To number them all anew would take several hundred. The rest of the bound is for a busy machine.
    expect(took[0]).toBeLessThan(80);
    expect(took.sort((a, b) => a - b)[10]).toBeLessThan(30);
    // A thousand by each.
    expect((await room.turn())?.admitted).toBeGreaterThan(18_000);
  }, 60_000);
});

describe("the wait that is told", () => {
  it("is a range around the pace that was measured, not the one that is set", async () => {
    const room = await createRoom(system, { ratePerMinute: 60 });
    const { performanceId } = room;
    const accounts = await joinAll(room, 60);
    const last = accounts.at(-1) as string;
    await room.turn();
    // Before there is anything to measure: what the rate promises at best, twice that at worst.
    const first = await room.place(last);
    expect(first.ahead).toBeGreaterThan(50);
    expect(first.waitSeconds).toEqual({ from: first.ahead, to: ((first.ahead ?? 0) + 1) * 2 });
    // The rate was cut: what is measured is three in thirty seconds, six a minute.
    await setRate(system, { performanceId, ratePerMinute: 6, operatorId });
    await room.turn();
    await system.redis.del(room.keys.pace);
    for (let i = 0; i < 3; i++) {
      await room.pass(10_000);
      await room.turn();
    }
    await setRate(system, { performanceId, ratePerMinute: 600, operatorId });
    await room.turn();
    const { ahead, waitSeconds } = await room.place(last);
    expect(waitSeconds?.from).toBeGreaterThan(((ahead ?? 0) / 6) * 60 * 0.6);
    expect(waitSeconds?.to).toBeLessThan(((ahead ?? 0) / 6) * 60 * 2.6);
    expect(waitSeconds?.to).toBeGreaterThan(((ahead ?? 0) / 6) * 60);
  });
});
