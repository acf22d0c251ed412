import { type Batches, databaseAway, openBatches } from "@kaimu/db";
import { describe, expect, it } from "vitest";
import { availability, hold, letGo, myHold } from "../inventory/index.ts";
import { newId } from "../platform/ids.ts";
import { onNode } from "../platform/redis.ts";
import { createOrder, createShow, type TestShow } from "../testing/factories.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import { endHoldAt, endOrdering, forgetOwners } from "../testing/unit-state.ts";
import { listOrders, placeOrder, readOrder } from "./index.ts";

const { platform, system } = testPlatform();
const free = async (show: TestShow) =>
  (await availability(system, show.performanceId)).reduce((sum, tier) => sum + tier.free, 0);
const claims = (show: TestShow) =>
  platform.db.unitClaim.findMany({ where: { performanceId: show.performanceId }, orderBy: { unit: "asc" } });

async function heldBy(show: TestShow, accountId: string, items = [{ offerId: show.standard, quantity: 2 }]) {
  const held = await hold(system, { performanceId: show.performanceId, accountId, clientKey: newId(), items });
  return { accountId, performanceId: show.performanceId, holdId: held.id, clientKey: newId() };
}

describe("placing an order", () => {
  it("writes lines, claims and the news of it together, and the places stay out of sale", async () => {
    const show = await createShow(platform.db);
    const order = await placeOrder(system, { ...(await heldBy(show, newId())), expectedTotalFen: 36_000 });
    expect(order).toMatchObject({ state: "awaiting_payment", totalFen: 36_000 });
    expect(order.payWithinMs).toBeGreaterThan(890_000);
    expect(order.lines.map((line) => [line.unit, line.amountFen])).toEqual([
      [0, 18_000],
      [1, 18_000],
    ]);
    expect((await claims(show)).map((claim) => [claim.unit, claim.orderId, claim.state])).toEqual([
      [0, order.id, "claimed"],
      [1, order.id, "claimed"],
    ]);
    const events = await platform.db.outboxEvent.findMany({ where: { name: "order/placed" } });
    expect(events.filter((event) => (event.data as { orderId: string }).orderId === order.id)).toHaveLength(1);
    expect(await free(show)).toBe(8);
  });

  it("splits a bundle over its places to the fen", async () => {
    const show = await createShow(platform.db);
    const mine = await heldBy(show, newId(), [{ offerId: show.bundle, quantity: 1 }]);
    const order = await placeOrder(system, { ...mine, expectedTotalFen: 33_999 });
    expect(order.lines.map((line) => line.amountFen)).toEqual([17_000, 16_999]);
  });

  it("pressed five times at once is one order", async () => {
    const show = await createShow(platform.db);
    const mine = { ...(await heldBy(show, newId())), expectedTotalFen: 36_000 };
    const orders = await Promise.all(Array.from({ length: 5 }, () => placeOrder(system, mine)));
    expect(new Set(orders.map((order) => order.id)).size).toBe(1);
    expect(await claims(show)).toHaveLength(2);
  });

  it("pressed again at another process, at the same moment or when the hold has become the order, is that order", async () => {
    const show = await createShow(platform.db);
    const mine = { ...(await heldBy(show, newId())), expectedTotalFen: 36_000 };
    const batches = openBatches(platform.env.DATABASE_URL);
    const elsewhere = { ...system, batches };
    const orders = await Promise.all([placeOrder(system, mine), placeOrder(elsewhere, mine)]);
    orders.push(await placeOrder(elsewhere, mine));
    await batches.close();
    expect(new Set(orders.map((order) => order.id)).size).toBe(1);
    expect(await claims(show)).toHaveLength(2);
  });

  it("pressed again after an answer that was lost behind the commit is that order, and the places are its", async () => {
    const show = await createShow(platform.db);
    const mine = { ...(await heldBy(show, newId())), expectedTotalFen: 36_000 };
    let commits = 0;
    const batches: Batches = {
      ...platform.batches,
      async inTransaction(work) {
        if (commits > 0) throw databaseAway();
        await platform.batches.inTransaction(work);
        commits += 1;
        throw databaseAway();
      },
    };
    expect(await refusalCode(placeOrder({ ...system, batches }, mine))).toBe("BUSY");
    expect(await myHold(system, mine)).not.toBeNull();
    const order = await placeOrder(system, mine);
    expect((await claims(show)).map((claim) => claim.orderId)).toEqual([order.id, order.id]);
    expect(await myHold(system, mine)).toBeNull();
    expect(await free(show)).toBe(8);
  });

  it("answers what reading the order says", async () => {
    const show = await createShow(platform.db);
    const mine = await heldBy(show, newId(), [{ offerId: show.bundle, quantity: 1 }]);
    const order = await placeOrder(system, { ...mine, expectedTotalFen: 33_999 });
    const read = await readOrder(system, { orderId: order.id, accountId: mine.accountId });
    expect({ ...read, payWithinMs: 0 }).toEqual({ ...order, payWithinMs: 0 });
    expect(order.payWithinMs - read.payWithinMs).toBeGreaterThanOrEqual(-1);
    expect(order.payWithinMs - read.payWithinMs).toBeLessThan(5_000);
  });

  it("the same hold under two keys is one order and one refusal", async () => {
    const show = await createShow(platform.db);
    const mine = { ...(await heldBy(show, newId())), expectedTotalFen: 36_000 };
    const results = await Promise.allSettled([
      placeOrder(system, mine),
      placeOrder(system, { ...mine, clientKey: newId() }),
    ]);
    expect(results.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await claims(show)).toHaveLength(2);
  });
});

describe("a hold that is let go or changed in another tab while it is ordered", () => {
  it("stays, so that nobody is given what the order takes", async () => {
    const show = await createShow(platform.db, { places: 2 });
    const mine = { ...(await heldBy(show, newId())), expectedTotalFen: 36_000 };
    const heard: (string | undefined)[] = [];
    const batches: Batches = {
      ...platform.batches,
      async inTransaction(work) {
        heard.push(await refusalCode(letGo(system, mine)), await refusalCode(heldBy(show, mine.accountId)));
        heard.push(await refusalCode(heldBy(show, newId())));
        return platform.batches.inTransaction(work);
      },
    };
    const order = await placeOrder({ ...system, batches }, mine);
    expect(heard).toEqual(["HOLD_IN_ORDER", "HOLD_IN_ORDER", "NOT_ENOUGH_UNITS"]);
    expect((await claims(show)).map((claim) => claim.orderId)).toEqual([order.id, order.id]);
    await letGo(system, mine);
    expect(await free(show)).toBe(0);
  });

  it("goes as soon as the order was refused, and not while the database may have written it", async () => {
    const show = await createShow(platform.db);
    const mine = await heldBy(show, newId());
    expect(await refusalCode(placeOrder(system, { ...mine, expectedTotalFen: 1 }))).toBe("PRICE_CHANGED");
    const batches: Batches = {
      ...platform.batches,
      async inTransaction(work) {
        await platform.batches.inTransaction(async (tx) => {
          await work(tx);
          throw databaseAway();
        });
        throw databaseAway();
      },
    };
    const wanted = { ...mine, expectedTotalFen: 36_000 };
    expect(await refusalCode(placeOrder({ ...system, batches }, wanted))).toBe("BUSY");
    expect(await refusalCode(letGo(system, mine))).toBe("HOLD_IN_ORDER");
    await endOrdering(platform, show.performanceId, mine.accountId);
    await letGo(system, mine);
    expect(await free(show)).toBe(10);
  });

  it("goes when the order has lost to another", async () => {
    const show = await createShow(platform.db, { places: 2 });
    const mine = await heldBy(show, newId());
    await forgetOwners(platform, show.performanceId, [0, 1]);
    const theirs = await heldBy(show, newId());
    await placeOrder(system, { ...theirs, expectedTotalFen: 36_000 });
    await refusalCode(placeOrder(system, { ...mine, expectedTotalFen: 36_000 }));
    await letGo(system, mine);
    expect(await myHold(system, mine)).toBeNull();
  });
});

describe("an order that is refused", () => {
  it("for a price that is not ours says the right one, and the hold stays", async () => {
    const show = await createShow(platform.db);
    const mine = await heldBy(show, newId());
    const refused = await placeOrder(system, { ...mine, expectedTotalFen: 1 }).catch((error) => error);
    expect(refused).toMatchObject({ code: "PRICE_CHANGED", facts: { totalFen: 36_000 } });
    expect((await placeOrder(system, { ...mine, expectedTotalFen: 36_000 })).state).toBe("awaiting_payment");
  });

  it("for another's hold claims nothing", async () => {
    const show = await createShow(platform.db);
    const theirs = await heldBy(show, newId());
    expect(await refusalCode(placeOrder(system, { ...theirs, accountId: newId(), expectedTotalFen: 36_000 }))).toBe(
      "HOLD_EXPIRED",
    );
    expect(await claims(show)).toEqual([]);
  });

  it("for a hold that ran out claims nothing and its places are free", async () => {
    const show = await createShow(platform.db);
    const mine = await heldBy(show, newId());
    await endHoldAt(platform, show.performanceId, mine.accountId, 1);
    expect(await refusalCode(placeOrder(system, { ...mine, expectedTotalFen: 36_000 }))).toBe("HOLD_EXPIRED");
    expect(await claims(show)).toEqual([]);
    expect(await free(show)).toBe(10);
  });

  it("for a key that belongs to another order keeps both apart", async () => {
    const [show, other] = [await createShow(platform.db), await createShow(platform.db)];
    const accountId = newId();
    const first = { ...(await heldBy(show, accountId)), expectedTotalFen: 36_000 };
    await placeOrder(system, first);
    const second = { ...(await heldBy(other, accountId)), clientKey: first.clientKey, expectedTotalFen: 36_000 };
    expect(await refusalCode(placeOrder(system, second))).toBe("KEY_REUSED");
    expect(await claims(other)).toEqual([]);
  });
});

describe("an order whose terms have changed since its hold", () => {
  /** Terms that this process remembers, and that somebody then changes at another. */
  async function changed(change: (show: TestShow) => Promise<unknown>) {
    const show = await createShow(platform.db);
    await createOrder(system, show, { accountId: newId() });
    const mine = await heldBy(show, newId());
    await change(show);
    await platform.db.performance.update({
      where: { id: show.performanceId },
      data: { saleVersion: { increment: 1 } },
    });
    return { show, order: { ...mine, expectedTotalFen: 36_000 } };
  }
  const { db } = platform;

  it("is written when its price and its places' right to be sold are the same", async () => {
    const { order } = await changed(async () => undefined);
    expect((await placeOrder(system, order)).totalFen).toBe(36_000);
  });

  it("hears the new price, and may have it", async () => {
    const { show, order } = await changed((show) =>
      db.offer.update({ where: { id: show.standard }, data: { priceFen: 20_000 } }),
    );
    const refused = await placeOrder(system, order).catch((error) => error);
    expect(refused).toMatchObject({ code: "PRICE_CHANGED", facts: { totalFen: 40_000 } });
    expect((await placeOrder(system, { ...order, expectedTotalFen: 40_000 })).totalFen).toBe(40_000);
    expect(await claims(show)).toHaveLength(3);
  });

  it("is refused when the sale has been stopped, or its places are no longer sold here", async () => {
    const stopped = await changed(({ performanceId }) =>
      db.performance.update({ where: { id: performanceId }, data: { status: "paused" } }),
    );
    expect(await refusalCode(placeOrder(system, stopped.order))).toBe("SALE_CLOSED");
    const moved = await changed(({ performanceId }) =>
      db.pool.updateMany({ where: { performanceId }, data: { channels: ["box_office"] } }),
    );
    const refused = await placeOrder(system, moved.order).catch((error) => error);
    expect(refused).toMatchObject({ code: "UNITS_TAKEN", facts: { units: [1, 2] } });
    expect(await claims(moved.show)).toHaveLength(1);
  });
});

describe("when Redis has forgotten", () => {
  it("MySQL still refuses a second owner, and the forgetting is mended", async () => {
    const show = await createShow(platform.db, { places: 2 });
    await createOrder(system, show, { accountId: newId(), quantity: 2 });
    // Redis loses what it knew of the claims, as a failover to a stale replica would.
    await forgetOwners(platform, show.performanceId, [0, 1]);
    const second = await heldBy(show, newId());
    expect(await refusalCode(placeOrder(system, { ...second, expectedTotalFen: 36_000 }))).toBe("UNITS_TAKEN");
    expect(new Set((await claims(show)).map((claim) => claim.orderId)).size).toBe(1);
    expect(await free(show)).toBe(0);
  });

  it("an account still gets no more than it may have", async () => {
    const show = await createShow(platform.db, { perAccountLimit: 2 });
    const accountId = newId();
    await createOrder(system, show, { accountId, quantity: 2 });
    await platform.redis.del(`inv:{${show.performanceId}}:accounts`);
    const more = await heldBy(show, accountId, [{ offerId: show.standard, quantity: 1 }]);
    expect(await refusalCode(placeOrder(system, { ...more, expectedTotalFen: 18_000 }))).toBe("LIMIT_EXCEEDED");
    expect(await claims(show)).toHaveLength(2);
  });

  it("an empty Redis is filled from MySQL before anything is held", async () => {
    const show = await createShow(platform.db, { places: 3 });
    await createOrder(system, show, { accountId: newId(), quantity: 2 });
    const of = `inv:{${show.performanceId}}:`;
    const keys = await (await onNode(platform.redis, of)).keys(`${of}*`);
    await platform.redis.del(...keys);
    const held = await heldBy(show, newId(), [{ offerId: show.standard, quantity: 1 }]);
    expect(await free(show)).toBe(0);
    expect((await placeOrder(system, { ...held, expectedTotalFen: 18_000 })).lines.map((line) => line.unit)).toEqual([
      2,
    ]);
  });
});

describe("orders are their buyer's business", () => {
  it("another account does not see one", async () => {
    const show = await createShow(platform.db);
    const accountId = newId();
    const order = await createOrder(system, show, { accountId });
    expect(await refusalCode(readOrder(system, { orderId: order.id, accountId: newId() }))).toBe("NOT_FOUND");
    expect((await listOrders(system, { accountId, limit: 10 })).orders.map((one) => one.id)).toEqual([order.id]);
  });
});
