import { type Batches, type BatchTransaction, databaseAway, openBatches } from "@kaimu/db";
import { afterAll, describe, expect, it } from "vitest";
import { saleTerms } from "../catalogue/index.ts";
import { AppError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { createShow, type TestShow } from "../testing/factories.ts";
import { testPlatform } from "../testing/test-platform.ts";
import { commitOrders } from "./commit-orders.ts";
import { writeOrder } from "./write-order.ts";
import type { OrderToWrite } from "./write-orders.ts";

const { platform, system } = testPlatform();
const { db } = platform;
/** What another process of the platform has. */
const elsewhere = { ...system, batches: openBatches(platform.env.DATABASE_URL) };
afterAll(() => elsewhere.batches.close());

/** A priced order of these units, as if Redis had let its buyer in. */
async function priced(show: TestShow, units: number[], accountId = newId()): Promise<OrderToWrite> {
  const terms = await saleTerms(system, show.performanceId);
  const { performanceId, tierId, standard: offerId, priceFen: amountFen } = show;
  const sold = { tierName: "票", tierNameEn: "Ticket", offerName: "票", offerNameEn: "", payee: "", taxClass: "" };
  return {
    ...{
      orderId: newId(),
      accountId,
      clientKey: newId(),
      channel: "web" as const,
      agentId: undefined,
      traceparent: undefined,
    },
    parts: [
      {
        terms,
        hold: { id: newId(), performanceId, units, items: [], deadline: 0, leftMs: 0, fence: 7n },
        lines: units.map((unit) => ({
          ...{ id: newId(), unit, tierId, offerId, amountFen, seatKey: null, attendee: undefined },
          terms: { ...sold, refundRule: {} },
        })),
      },
    ],
    totalFen: amountFen * units.length,
  };
}

/** Everything that is written of some orders. */
async function writtenOf(orders: OrderToWrite[]) {
  const ids = orders.map((order) => order.orderId);
  const some = { where: { orderId: { in: ids } } };
  const events = await db.outboxEvent.findMany({ where: { name: "order/placed" } });
  return {
    orders: await db.order.count({ where: { id: { in: ids } } }),
    lines: await db.orderLine.count(some),
    claims: await db.unitClaim.count(some),
    transitions: await db.orderTransition.count({ where: { orderId: { in: ids }, toState: "awaiting_payment" } }),
    events: events.filter((event) => ids.includes((event.data as { orderId: string }).orderId)).length,
  };
}

const whole = (orders: number, tickets: number) => ({
  ...{ orders, lines: tickets, claims: tickets, transitions: orders, events: orders },
});
const nothing = whole(0, 0);

/** The same batches, with something done in the first transaction after so many inserts; the rest go through. */
function meddled(batches: Batches, o: { afterInserts: number; meddle(tx: BatchTransaction): Promise<void> }): Batches {
  let first = true;
  return {
    ...batches,
    inTransaction(work) {
      if (!first) return batches.inTransaction(work);
      first = false;
      let inserts = 0;
      return batches.inTransaction((tx) =>
        work({
          ...tx,
          async insert(...row) {
            await tx.insert(...row);
            inserts += 1;
            if (inserts === o.afterInserts) await o.meddle(tx);
          },
        }),
      );
    },
  };
}

describe("many orders at once", () => {
  it("are all there, each whole and once, in far fewer transactions than orders", async () => {
    const show = await createShow(db, { places: 400 });
    const orders = await Promise.all(Array.from({ length: 150 }, (_, n) => priced(show, [2 * n, 2 * n + 1])));
    const outcomes = await Promise.all(orders.map((order) => writeOrder(system, order)));
    expect(await writtenOf(orders)).toEqual(whole(150, 300));
    const commits = outcomes.map((one) => (one === "other terms" ? 0 : one.createdAt.getTime()));
    expect(new Set(commits).size).toBeLessThan(20);
  });

  it("lose nothing but the one that comes too late for its place, who hears which", async () => {
    const show = await createShow(db, { places: 20 });
    await writeOrder(system, await priced(show, [4]));
    const orders = await Promise.all(Array.from({ length: 10 }, (_, n) => priced(show, [n])));
    const results = await Promise.allSettled(orders.map((order) => writeOrder(system, order)));
    expect(results.map((one) => one.status === "fulfilled")).toEqual(orders.map((_, n) => n !== 4));
    expect(results[4]).toMatchObject({ reason: { code: "UNITS_TAKEN", facts: { units: [4] } } });
    expect(await writtenOf(orders.filter((_, n) => n !== 4))).toEqual(whole(9, 9));
    expect(await writtenOf(orders.slice(4, 5))).toEqual(nothing);
  });

  it("of two processes that want the same places in other orders make one owner of each", async () => {
    const show = await createShow(db, { places: 40 });
    const units = Array.from({ length: 30 }, (_, n) => n);
    const here = await Promise.all(units.map((unit) => priced(show, [unit])));
    const there = await Promise.all(units.toReversed().map((unit) => priced(show, [unit])));
    const results = await Promise.allSettled([
      ...here.map((order) => writeOrder(system, order)),
      ...there.map((order) => writeOrder(elsewhere, order)),
    ]);
    expect(results.filter((one) => one.status === "fulfilled")).toHaveLength(30);
    const refused = results.flatMap((one) => (one.status === "rejected" ? [(one.reason as AppError).code] : []));
    expect(new Set(refused)).toEqual(new Set(["UNITS_TAKEN"]));
    expect(await writtenOf([...here, ...there])).toEqual(whole(30, 30));
  });
});

describe("the limit of an account", () => {
  it("holds when two processes write two of its orders at the same moment", async () => {
    const show = await createShow(db, { places: 200, perAccountLimit: 2 });
    const pairs = await Promise.all(
      Array.from({ length: 25 }, async (_, n) => {
        const accountId = newId();
        const [one, other] = [[4 * n, 4 * n + 1], [4 * n + 2]];
        return [await priced(show, one, accountId), await priced(show, other, accountId)] as const;
      }),
    );
    for (const [one, other] of pairs) {
      const results = await Promise.allSettled([writeOrder(system, one), writeOrder(elsewhere, other)]);
      const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
      expect(refused).toEqual([expect.objectContaining({ code: "LIMIT_EXCEEDED" })]);
    }
  });

  it("is told to whom it concerns, and to nobody else in the batch", async () => {
    const show = await createShow(db, { places: 20, perAccountLimit: 2 });
    const orders = await Promise.all([[0], [1, 2, 3], [4, 5]].map((units) => priced(show, units)));
    const results = await Promise.allSettled(orders.map((order) => writeOrder(system, order)));
    expect(results.map((one) => one.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(results[1]).toMatchObject({ reason: { code: "LIMIT_EXCEEDED", facts: { limit: 2, owned: 0 } } });
    expect(await writtenOf(orders.slice(1, 2))).toEqual(nothing);
  });
});

describe("when the connection breaks", () => {
  const kill = async (tx: BatchTransaction) => {
    const [row] = await tx.select<{ id: bigint }>("SELECT CONNECTION_ID() AS id", []);
    await db.$executeRawUnsafe(`KILL CONNECTION ${row?.id}`);
  };

  it.each([1, 2, 3, 4, 5])(
    "after insert %i of a batch, its orders are written once all the same",
    async (afterInserts) => {
      const show = await createShow(db, { places: 20 });
      const orders = await Promise.all([[0], [1, 2], [3]].map((units) => priced(show, units)));
      const batches = meddled(platform.batches, { afterInserts, meddle: kill });
      const results = await commitOrders({ batches, log: platform.log }, orders);
      expect(results.map((one) => one.status)).toEqual(["fulfilled", "fulfilled", "fulfilled"]);
      expect(await writtenOf(orders)).toEqual(whole(3, 4));
    },
  );

  it("at the commit, after it was made, buyers hear yes and have one order each", async () => {
    const show = await createShow(db, { places: 20 });
    const orders = await Promise.all([[0], [1, 2], [3]].map((units) => priced(show, units)));
    let commits = 0;
    const batches: Batches = {
      ...platform.batches,
      async inTransaction(work) {
        const result = await platform.batches.inTransaction(work);
        commits += 1;
        if (commits === 1) throw databaseAway();
        return result;
      },
    };
    const results = await commitOrders({ batches, log: platform.log }, orders);
    const rows = await db.order.findMany({ where: { id: { in: orders.map((order) => order.orderId) } } });
    const createdAt = new Map(rows.map((row) => [row.id, row.createdAt]));
    expect(results).toEqual(
      orders.map(({ orderId }) => ({
        status: "fulfilled",
        value: expect.objectContaining({ createdAt: createdAt.get(orderId) }),
      })),
    );
    expect(await writtenOf(orders)).toEqual(whole(3, 4));
  });

  it("and there is no other, everyone hears busy, and nothing is written", async () => {
    const show = await createShow(db, { places: 20 });
    const orders = await Promise.all([[0], [1]].map((units) => priced(show, units)));
    const batches = openBatches(platform.env.DATABASE_URL.replace(/:\d+\//, ":1/"));
    const results = await commitOrders({ batches, log: platform.log }, orders);
    await batches.close();
    const reasons = results.map((one) => (one.status === "rejected" ? one.reason : one));
    expect(reasons).toEqual(orders.map(() => expect.objectContaining({ code: "BUSY" })));
    expect(await writtenOf(orders)).toEqual(nothing);
  });
});

describe("terms that change on the way", () => {
  it("leave the orders that were priced by the old ones unwritten, and the others in their batch untouched", async () => {
    const [show, changed] = [await createShow(db), await createShow(db)];
    const orders = [await priced(show, [0]), await priced(changed, [0]), await priced(show, [1])];
    await db.performance.update({ where: { id: changed.performanceId }, data: { saleVersion: { increment: 1 } } });
    const outcomes = await Promise.all(orders.map((order) => writeOrder(system, order)));
    expect(outcomes.map((one) => one === "other terms")).toEqual([false, true, false]);
    expect(await writtenOf(orders.slice(1, 2))).toEqual(nothing);
    expect(await writtenOf(orders)).toEqual(whole(2, 2));
  });

  it("cannot change while an order is being written by them, and the next order sees the new ones", async () => {
    const show = await createShow(db);
    const order = await priced(show, [0]);
    const lock = () =>
      db.$queryRaw`SELECT id FROM performances WHERE id = ${show.performanceId} FOR UPDATE NOWAIT`.then(() => "locked");
    let whileWriting = "";
    const batches = meddled(platform.batches, {
      afterInserts: 1,
      async meddle() {
        whileWriting = await lock().catch(() => "waits");
      },
    });
    const [result] = await commitOrders({ batches, log: platform.log }, [order]);
    expect([result?.status, whileWriting, await lock()]).toEqual(["fulfilled", "waits", "locked"]);
    await db.performance.update({ where: { id: show.performanceId }, data: { saleVersion: { increment: 1 } } });
    const late = await priced(show, [1]);
    const [{ terms }] = order.parts;
    const parts: OrderToWrite["parts"] = [{ ...late.parts[0], terms }];
    expect(await writeOrder(system, { ...late, parts })).toBe("other terms");
    expect(await writeOrder(system, await priced(show, [1]))).not.toBe("other terms");
  });
});
