import { describe, expect, it } from "vitest";
import { newId } from "../../platform/ids.ts";
import { failOverToStale, startTestCluster } from "../../testing/test-cluster.ts";
import { eventually, refusalCode, testPlatform } from "../../testing/test-platform.ts";
import { createRoom, joinAll } from "../../testing/waiting-room.ts";
import { requireAdmission } from "./require-admission.ts";

// A cluster of this file's own: a master is taken away.
process.env.REDIS_URL = await startTestCluster();
const { platform, system } = testPlatform();

describe("on a cluster", () => {
  it("queues of many shows are drawn and give turns, each in a slot of its own", async () => {
    const rooms = await Promise.all(
      Array.from({ length: 6 }, () =>
        createRoom(system, { opensAt: new Date(Date.now() + 60_000), ratePerMinute: 60 }),
      ),
    );
    for (const room of rooms) {
      const accounts = await joinAll(room, 5);
      await room.pass(61_000);
      await room.turn();
      await room.pass(3_000);
      expect((await room.turn())?.served).toBe(3);
      const places = await Promise.all(accounts.map((account) => room.place(account)));
      expect(places.map((place) => place.number).sort()).toEqual([1, 2, 3, 4, 5]);
      const accountId = accounts[places.findIndex((place) => place.number === 1)] as string;
      const { token } = await room.place(accountId);
      const ask = (admission: string | null) =>
        refusalCode(
          requireAdmission(system, { performanceId: room.performanceId, accountId, token: admission ?? undefined }),
        );
      expect([await ask(token), await ask(null)]).toEqual(["no refusal", "WAITING_ROOM"]);
    }
  });

  it("a replica that missed the last places keeps those before them, and who was let in meanwhile is in", async () => {
    const room = await createRoom(system, { ratePerMinute: 60 });
    const [first = ""] = await joinAll(room, 1);
    await room.turn();
    let [late, token] = ["", ""];
    await failOverToStale(platform.redis, room.keys.room, async () => {
      [late = ""] = await joinAll(room, 1);
      await room.pass(10_000);
      await room.turn();
      token = (await room.place(late)).token ?? "";
    });
    expect(token).not.toBe("");
    await eventually(async () => (await room.turn().catch(() => undefined)) !== undefined);
    expect(await room.place(first)).toMatchObject({ number: 1 });
    expect(await room.place(late)).toMatchObject({ phase: "none" });
    const { performanceId } = room;
    const ask = (accountId: string) => refusalCode(requireAdmission(system, { performanceId, accountId, token }));
    expect([await ask(late), await ask(newId())]).toEqual(["no refusal", "WAITING_ROOM"]);
  });
});
