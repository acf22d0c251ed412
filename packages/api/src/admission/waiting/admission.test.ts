import { describe, expect, it } from "vitest";
import { newId } from "../../platform/ids.ts";
import { openRedis } from "../../platform/redis.ts";
import { webRouter } from "../../router/web.ts";
import { createBuyer } from "../../testing/factories.ts";
import { refusalCode, testPlatform } from "../../testing/test-platform.ts";
import { createRoom, joinAll } from "../../testing/waiting-room.ts";
import { callerFactory } from "../../trpc.ts";
import { listKeys } from "./known-rooms.ts";
import { leaveQueue } from "./leave-queue.ts";
import { requireAdmission } from "./require-admission.ts";
import { roomKeys } from "./room-script.ts";

const { system, platform, asBuyer } = testPlatform();
type Room = Awaited<ReturnType<typeof createRoom>>;

/** Somebody whose turn it is, and his token. */
async function admittedOf(room: Room): Promise<{ accountId: string; token: string }> {
  const [accountId = ""] = await joinAll(room, 1);
  await room.turn();
  await room.pass(60_000);
  await room.turn();
  const { token } = await room.place(accountId);
  if (!token) throw new Error("not admitted");
  return { accountId, token };
}
const tryWith = (room: Room, accountId: string, token: string | undefined) =>
  refusalCode(requireAdmission(system, { performanceId: room.performanceId, accountId, token }));

describe("holding seats of a performance with a queue", () => {
  it("is for those whose turn it is, through the very call the page makes", async () => {
    const room = await createRoom(system, { ratePerMinute: 1 });
    const accountId = await createBuyer(system);
    const web = callerFactory(webRouter)(asBuyer(accountId));
    const { performanceId } = room;
    const hold = (admission?: string) =>
      web.inventory.hold({
        performanceId,
        clientKey: newId(),
        items: [{ offerId: room.standard, quantity: 1 }],
        ...(admission ? { admission } : {}),
      });
    expect(await refusalCode(hold())).toBe("WAITING_ROOM");
    expect(await web.admission.join({ performanceId })).toMatchObject({ phase: "waiting", number: 1, token: null });
    await room.turn();
    await room.pass(60_000);
    await room.turn();
    const { phase, token } = await web.admission.place({ performanceId });
    expect(phase).toBe("admitted");
    expect((await hold(token ?? undefined)).units).toHaveLength(1);
    expect(await room.turn()).toMatchObject({ come: 1, inside: 1, expected: 0 });
  });

  it("needs nothing where there is no queue, and makes no call of Redis to know that", async () => {
    const room = await createRoom(system, { mode: "off" });
    expect(await tryWith(room, newId(), undefined)).toBe("no refusal");
    const alone = openRedis(platform.env.REDIS_URL);
    const ask = () =>
      requireAdmission(
        { ...system, redis: alone },
        { performanceId: room.performanceId, accountId: newId(), token: undefined },
      );
    await ask();
    let sent = 0;
    const send = alone.sendCommand.bind(alone) as (...all: unknown[]) => unknown;
    alone.sendCommand = (...all: unknown[]) => {
      sent += 1;
      return send(...all);
    };
    for (let i = 0; i < 1_000; i++) await ask();
    // Nothing, or the list of rooms once more when its second has passed.
    expect(sent).toBeLessThan(4);
    alone.disconnect();
  });
});

describe("a token", () => {
  it("lets its owner in as often as he likes until it ends, and counts him once", async () => {
    const room = await createRoom(system, { ratePerMinute: 1 });
    const { accountId, token } = await admittedOf(room);
    for (let i = 0; i < 3; i++) expect(await tryWith(room, accountId, token)).toBe("no refusal");
    expect(await room.turn()).toMatchObject({ come: 1, expected: 0, inside: 1 });
    const place = await room.place(accountId);
    expect(place).toMatchObject({ phase: "admitted", token, comeInMs: null });
    expect(place.tokenLeftMs).toBeLessThanOrEqual(600_000);
    // He has come: the time for coming does not matter any more.
    await room.pass(200_000);
    await room.turn();
    expect(await tryWith(room, accountId, token)).toBe("no refusal");
  });

  it("of another account or performance, and one that was changed anywhere, is none", async () => {
    const room = await createRoom(system, { ratePerMinute: 1 });
    const other = await createRoom(system, { ratePerMinute: 1 });
    const { accountId, token } = await admittedOf(room);
    expect(await tryWith(room, newId(), token)).toBe("WAITING_ROOM");
    expect(await tryWith(other, accountId, token)).toBe("WAITING_ROOM");
    const [queue = "", number = "", endsAt = "", signature = ""] = token.split(".");
    for (const forged of [
      [queue, number, String(Number(endsAt) + 1), signature],
      [queue, String(Number(number) + 1), endsAt, signature],
      [`${queue}x`, number, endsAt, signature],
      [queue, number, endsAt, `${signature.slice(0, -2)}AA`],
      [queue, number, endsAt],
      [queue, number, endsAt, signature, signature],
      ["", "", "", ""],
    ])
      expect([forged, await tryWith(room, accountId, forged.join("."))]).toEqual([forged, "WAITING_ROOM"]);
    expect(await tryWith(room, accountId, token)).toBe("no refusal");
  });

  it("is worth nothing when its owner did not come in time, even if his place is not given back yet", async () => {
    const room = await createRoom(system, { ratePerMinute: 1, admitSeconds: 30 });
    const { accountId, token } = await admittedOf(room);
    await room.pass(30_000);
    expect(await tryWith(room, accountId, token)).toBe("ADMISSION_EXPIRED");
    await room.turn();
    expect(await tryWith(room, accountId, token)).toBe("ADMISSION_EXPIRED");
    expect(await room.join(accountId)).toMatchObject({ phase: "waiting", number: 2 });
    expect(await tryWith(room, accountId, token)).toBe("ADMISSION_EXPIRED");
  });

  it("ends ten minutes after its owner was let in, also when he has come", async () => {
    const room = await createRoom(system, { ratePerMinute: 1 });
    const { accountId } = await admittedOf(room);
    await room.pass(100_000);
    const { token, tokenLeftMs } = await room.place(accountId);
    expect(tokenLeftMs).toBeLessThanOrEqual(500_000);
    expect(tokenLeftMs).toBeGreaterThan(490_000);
    expect(await tryWith(room, accountId, token ?? "")).toBe("no refusal");
    await room.pass(500_000);
    await room.turn();
    // Redis has it that he is out; by the token's own time another process would say so as well.
    expect(await room.place(accountId)).toMatchObject({ phase: "none", token: null });
  });

  it("of who has left is worth nothing", async () => {
    const room = await createRoom(system, { ratePerMinute: 1 });
    const { accountId, token } = await admittedOf(room);
    await leaveQueue(system, { performanceId: room.performanceId, accountId });
    expect(await tryWith(room, accountId, token)).toBe("ADMISSION_EXPIRED");
  });
});

describe("when Redis", () => {
  it("does not answer, nobody buys: not where there is a room, and not where there may be one", async () => {
    const room = await createRoom(system, { mode: "off" });
    const away = openRedis("redis://127.0.0.1:1");
    away.on("error", () => undefined);
    const ask = requireAdmission(
      { ...system, redis: away },
      { performanceId: room.performanceId, accountId: newId(), token: undefined },
    );
    expect(await refusalCode(ask)).toBe("BUSY");
    away.disconnect();
  });

  it("has lost the queue, it starts anew and says so; who was let in stays in; nobody is let in before all could gather", async () => {
    const room = await createRoom(system, { ratePerMinute: 6_000, admitSeconds: 300 });
    const inside = await admittedOf(room);
    expect(await tryWith(room, inside.accountId, inside.token)).toBe("no refusal");
    await room.turn();
    await room.pass(60_000);
    const late = await admittedOf(room);
    const before = (await room.place(late.accountId)).queue;
    await Promise.all([system.redis.del(roomKeys(room.performanceId)), system.redis.del(listKeys)]);

    expect(await room.turn()).toMatchObject({ phase: "prequeue", waiting: 0, admitted: 0 });
    expect((await room.turn())?.lostAt).toBeGreaterThan(0);
    const after = await room.place(newId());
    expect(after.queue).not.toBe(before);
    expect(await tryWith(room, newId(), undefined)).toBe("WAITING_ROOM");
    // Both tokens were given by the queue that is lost: one was used before, the other was not.
    expect(await tryWith(room, inside.accountId, inside.token)).toBe("no refusal");
    expect(await tryWith(room, late.accountId, late.token)).toBe("no refusal");

    const accounts = await joinAll(room, 3);
    await room.pass(50_000);
    await room.turn();
    expect((await room.place(accounts[0] as string)).phase).toBe("prequeue");
    await room.pass(11_000);
    await room.turn();
    await room.pass(10_000);
    await room.turn();
    const numbers = await Promise.all(accounts.map(async (one) => (await room.place(one)).number));
    expect([...numbers].sort()).toEqual([1, 2, 3]);
    expect((await room.place(accounts[0] as string)).phase).toBe("admitted");
  });
});

describe("when Redis is back with what it knew a while ago", () => {
  it("who was let in meanwhile stays in, and who joined meanwhile joins again", async () => {
    const room = await createRoom(system, { ratePerMinute: 1 });
    const { accountId, token } = await admittedOf(room);
    const [waiting = ""] = await joinAll(room, 1);
    for (const key of [room.keys.queue, room.keys.due]) await system.redis.del(key);
    await system.redis.hset(room.keys.room, "served", "0", "seq", "0");
    expect(await room.place(waiting)).toMatchObject({ phase: "none", number: null });
    expect(await room.join(waiting)).toMatchObject({ phase: "waiting", number: 1 });
    expect(await room.join(accountId)).toMatchObject({ phase: "waiting", number: 2 });
    expect(await tryWith(room, accountId, token)).toBe("no refusal");
  });
});

describe("a room by load", () => {
  it("switches itself on when more holds are tried than it was set for, and off when it is quiet again", async () => {
    const room = await createRoom(system, { mode: "by_load", loadPerMinute: 50, ratePerMinute: 60 });
    for (let i = 0; i < 49; i++) expect(await tryWith(room, newId(), undefined)).toBe("no refusal");
    expect((await room.turn())?.on).toBe(false);
    await tryWith(room, newId(), undefined);
    expect((await room.turn())?.on).toBe(true);
    expect(await tryWith(room, newId(), undefined)).toBe("WAITING_ROOM");
    const { accountId, token } = await admittedOf(room);
    expect(await tryWith(room, accountId, token)).toBe("no refusal");

    // The crowd is gone; somebody is still in the queue.
    const [waiting = ""] = await joinAll(room, 1);
    await room.turn();
    await room.pass(70_000);
    expect((await room.turn())?.on).toBe(true);
    expect(await tryWith(room, newId(), undefined)).toBe("WAITING_ROOM");
    await leaveQueue(system, { performanceId: room.performanceId, accountId: waiting });
    expect((await room.turn())?.on).toBe(false);
    expect(await tryWith(room, newId(), undefined)).toBe("no refusal");
    expect(await room.join(newId())).toMatchObject({ phase: "none" });
  });

  it("that was on is on again when Redis has lost it", async () => {
    const room = await createRoom(system, { mode: "by_load", loadPerMinute: 5, ratePerMinute: 60 });
    for (let i = 0; i < 6; i++) await tryWith(room, newId(), undefined);
    await room.turn();
    const row = () => platform.db.waitingRoom.findUniqueOrThrow({ where: { performanceId: room.performanceId } });
    await expect.poll(async () => (await row()).startedAt).not.toBeNull();
    await Promise.all([system.redis.del(roomKeys(room.performanceId)), system.redis.del(listKeys)]);
    const fresh = { ...system, redis: openRedis(platform.env.REDIS_URL) };
    const ask = requireAdmission(fresh, { performanceId: room.performanceId, accountId: newId(), token: undefined });
    expect(await refusalCode(ask)).toBe("WAITING_ROOM");
    fresh.redis.disconnect();
  });
});
