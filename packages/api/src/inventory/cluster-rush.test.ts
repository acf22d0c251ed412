import { describe, expect, it, onTestFinished } from "vitest";
import { rateLimit } from "../admission/index.ts";
import { callerOf, endSessions, signSession } from "../identity/index.ts";
import { openPlatform } from "../open-platform.ts";
import { readEnv } from "../platform/env.ts";
import { newId } from "../platform/ids.ts";
import { clusterSale } from "../testing/cluster-sale.ts";
import { createBuyer, createShow } from "../testing/factories.ts";
import { moveSlot } from "../testing/test-cluster.ts";
import { eventually, refusalCode } from "../testing/test-platform.ts";
import { hold, reconcile } from "./index.ts";
import { saleKey } from "./unit-keys.ts";

const { platform, system, wish, order, buy, staleFailover } = await clusterSale();

describe("a failover in the middle of a rush", () => {
  it("leaves every unit with one owner, and both stores agreeing", async () => {
    const places = 40;
    const show = await createShow(platform.db, { places, perAccountLimit: 2 });
    const other = openPlatform(readEnv(), "other");
    onTestFinished(() => other.close());
    const buyers: string[] = [];
    while (buyers.length < 60) buyers.push(await createBuyer(system));
    await hold(system, wish(show, newId(), 0));
    // Each tries again as a page does, through one of two processes.
    const visit = async (accountId: string, n: number) => {
      const ctx = n % 2 ? system : { ...system, ...other };
      for (let again = 0; again < 20; again++) {
        const unit = 1 + ((n + again * 7) % (places - 1));
        const held = await hold(ctx, wish(show, accountId, unit)).catch(() => undefined);
        if (held && (await order(show, accountId, held.id, 1, ctx).catch(() => undefined))) return unit;
        if (!held) await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return undefined;
    };
    let visits: Promise<(number | undefined)[]> = Promise.resolve([]);
    await staleFailover(show, async () => {
      visits = Promise.all(buyers.map(visit));
      await eventually(
        async () => (await platform.db.unitClaim.count({ where: { performanceId: show.performanceId } })) >= 10,
      );
    });
    const owned = await visits;
    const sold = owned.filter((unit) => unit !== undefined);
    expect(new Set(sold).size).toBe(sold.length);
    const claims = await platform.db.unitClaim.findMany({ where: { performanceId: show.performanceId } });
    // Who was told that something went wrong may have bought all the same; who was told that he has bought has.
    expect(claims.map(({ unit }) => unit)).toEqual(expect.arrayContaining(sold));
    expect(sold.length).toBeGreaterThan(10);
    await reconcile(system, show.performanceId);
    expect(await reconcile(system, show.performanceId)).toBe(0);
  });
});

describe("a show whose slot moves to another server", () => {
  it("is not sold while it is on its way, and goes on selling there", async () => {
    const show = await createShow(platform.db, { places: 5 });
    await buy(show, 0);
    await hold(system, wish(show, newId(), 1));
    const tried: string[] = [];
    await moveSlot(platform.redis, saleKey(show.performanceId), async () => {
      for (const unit of [0, 1, 4]) tried.push(await refusalCode(hold(system, wish(show, newId(), unit))));
    });
    expect(tried.filter((code) => !["BUSY", "INVENTORY_REBUILDING", "UNITS_TAKEN"].includes(code))).toEqual([]);
    expect(await eventually(() => answerOf(hold(system, wish(show, newId(), 0))))).toBe("UNITS_TAKEN");
    expect(await refusalCode(hold(system, wish(show, newId(), 1)))).toBe("UNITS_TAKEN");
    await buy(show, 2);
    await reconcile(system, show.performanceId);
    expect(await reconcile(system, show.performanceId)).toBe(0);
  });
});

/** What a call comes to, once it is neither busy nor rebuilding. */
async function answerOf(call: Promise<unknown>): Promise<string | undefined> {
  const code = await refusalCode(call);
  return ["BUSY", "INVENTORY_REBUILDING"].includes(code) ? undefined : code;
}

describe("what is not unit state", () => {
  it("is on all servers: sessions, and the limits of addresses", async () => {
    for (let n = 0; n < 12; n++) {
      const accountId = await createBuyer(system);
      const token = await signSession(platform.env.AUTH_SECRET, { audience: "buyer", accountId, sessionVersion: 1 });
      expect(await callerOf(platform, "buyer", token)).toEqual({ kind: "buyer", accountId });
      await endSessions(system, accountId);
      expect(await callerOf(platform, "buyer", token)).toEqual({ kind: "anonymous" });
      const from = { ...system, address: `10.0.${n}.1` };
      const index = platform.cipher.index("phone", newId());
      await rateLimit(from, "code-minute", index);
      expect(await refusalCode(rateLimit(from, "code-minute", index))).toBe("TOO_MANY_REQUESTS");
    }
  });
});
