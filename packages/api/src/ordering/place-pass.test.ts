import type { Batches } from "@kaimu/db";
import { describe, expect, it } from "vitest";
import { addAttendee } from "../identity/index.ts";
import { availability, holdPass, letPassGo, myHold } from "../inventory/index.ts";
import { reconcile } from "../inventory/reconcile.ts";
import { checkPayments, closeUnpaid, giveBack, quoteReturn } from "../payment/index.ts";
import { newId } from "../platform/ids.ts";
import { createBuyer, createOrder } from "../testing/factories.ts";
import { createPassOrder, createPassShow, type PassShow, passWish } from "../testing/pass-show.ts";
import { paymentSandbox } from "../testing/payment-sandbox.ts";
import { eventually, refusalCode, testPlatform } from "../testing/test-platform.ts";
import { countedFor, endHoldAt, forgetOwners } from "../testing/unit-state.ts";
import { issueTickets, listTickets, ticketPlaces } from "../ticketing/index.ts";
import { listSaleOrders, orderStatesOf, ordersByMinute, placeOrder, placePass, readOrder, takingsOf } from "./index.ts";

const { platform, system } = testPlatform();
const { db } = platform;
const sandbox = paymentSandbox(system);

const ids = (show: PassShow) => show.performances.map(({ performanceId }) => performanceId);
/** The performance that comes first, under which a pass's order is listed. */
const opening = (show: PassShow) =>
  show.performances.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())[0]?.performanceId ?? "";
const free = (show: PassShow) =>
  Promise.all(
    ids(show).map(async (performanceId) =>
      (await availability(system, performanceId)).reduce((sum, tier) => sum + tier.free, 0),
    ),
  );
const claims = (show: PassShow) => db.unitClaim.count({ where: { performanceId: { in: ids(show) } } });
const timeIsUp = (orderId: string) =>
  db.order.update({ where: { id: orderId }, data: { expiresAt: new Date(Date.now() - 1_000) } });

/** What a buyer orders who holds so many pieces of a show's pass. */
async function heldBy(show: PassShow, accountId = newId(), quantity = 1) {
  const holds = await holdPass(system, passWish(show, { accountId, quantity }));
  return {
    ...{ accountId, passId: show.passId, clientKey: newId(), expectedTotalFen: show.passFen * quantity },
    holds: holds.map(({ id: holdId, performanceId }) => ({ performanceId, holdId })),
  };
}

describe("ordering a pass", () => {
  it("is one order with a line in each performance, priced to the fen by what each costs alone", async () => {
    const show = await createPassShow(db, { places: [5, 5, 5], pricesFen: [48_000, 18_001, 33_000] });
    const order = await placePass(system, await heldBy(show, newId(), 2));
    expect(order).toMatchObject({
      totalFen: 2 * show.passFen,
      performanceId: opening(show),
      state: "awaiting_payment",
    });
    for (const piece of [1, 2]) {
      const lines = order.lines.filter((line) => line.terms.passPiece === piece);
      expect(lines.map((line) => line.performanceId).sort()).toEqual(ids(show));
      expect(lines.reduce((sum, line) => sum + line.amountFen, 0)).toBe(show.passFen);
      for (const { performanceId, priceFen } of show.performances) {
        const line = lines.find((one) => one.performanceId === performanceId);
        const exact = (show.passFen * priceFen) / 99_001;
        expect(Math.abs((line?.amountFen ?? 0) - exact)).toBeLessThan(1);
      }
    }
    expect(await claims(show)).toBe(6);
    expect(await free(show)).toEqual([3, 3, 3]);
    const { accountId } = await db.order.findUniqueOrThrow({ where: { id: order.id } });
    const read = await readOrder(system, { orderId: order.id, accountId });
    expect({ ...read, payWithinMs: 0 }).toEqual({ ...order, payWithinMs: 0 });
  });

  it("pressed five times at once, and once more when the holds are used up, is one order", async () => {
    const show = await createPassShow(db);
    const mine = await heldBy(show);
    const orders = await Promise.all(Array.from({ length: 5 }, () => placePass(system, mine)));
    orders.push(await placePass(system, mine));
    expect(new Set(orders.map((order) => order.id)).size).toBe(1);
    expect(await claims(show)).toBe(3);
    expect(await free(show)).toEqual([9, 9, 9]);
  });

  it("goes in one transaction with orders of single performances, each under its own limit", async () => {
    const show = await createPassShow(db, { places: [60, 60], perAccountLimit: 2 });
    const passes = await Promise.all(Array.from({ length: 15 }, () => heldBy(show)));
    const placed = await Promise.all([
      ...passes.map((mine) => placePass(system, mine)),
      ...Array.from({ length: 15 }, () => createOrder(system, { ...show, priceFen: 18_000 }, { accountId: newId() })),
    ]);
    expect(new Set(placed.map((order) => order.id)).size).toBe(30);
    expect(await claims(show)).toBe(45);
    for (const performanceId of ids(show)) expect(await reconcile(system, performanceId)).toBe(0);
  });
});

describe("a pass that is let go in another tab while it is ordered", () => {
  it("stays in all its performances", async () => {
    const show = await createPassShow(db, { places: [1, 1, 1] });
    const mine = await heldBy(show);
    const heard: (string | undefined)[] = [];
    const batches: Batches = {
      ...platform.batches,
      async inTransaction(work) {
        heard.push(await refusalCode(letPassGo(system, mine)), await refusalCode(heldBy(show, mine.accountId)));
        heard.push(await refusalCode(heldBy(show)));
        return platform.batches.inTransaction(work);
      },
    };
    await placePass({ ...system, batches }, mine);
    expect(heard).toEqual(["HOLD_IN_ORDER", "HOLD_IN_ORDER", "NOT_ENOUGH_UNITS"]);
    expect(await claims(show)).toBe(3);
  });

  it("goes in all of them when its order was refused", async () => {
    const show = await createPassShow(db);
    const mine = await heldBy(show);
    expect(await refusalCode(placePass(system, { ...mine, expectedTotalFen: 1 }))).toBe("PRICE_CHANGED");
    await letPassGo(system, mine);
    expect(await free(show)).toEqual([10, 10, 10]);
  });
});

describe("a pass is ordered as a whole or not at all", () => {
  it("not with one performance left out, nor one of its holds alone, nor at another price", async () => {
    const show = await createPassShow(db);
    const mine = await heldBy(show);
    const less = { ...mine, holds: mine.holds.slice(1) };
    expect(await refusalCode(placePass(system, less))).toBe("OFFER_NOT_AVAILABLE");
    const [part] = mine.holds as [(typeof mine.holds)[0]];
    expect(await refusalCode(placeOrder(system, { ...mine, ...part }))).toBe("OFFER_NOT_AVAILABLE");
    const refused = await placePass(system, { ...mine, expectedTotalFen: 1 }).catch((error) => error);
    expect(refused).toMatchObject({ code: "PRICE_CHANGED", facts: { totalFen: show.passFen } });
    expect(await claims(show)).toBe(0);
    expect((await placePass(system, mine)).totalFen).toBe(show.passFen);
  });

  it("when one hold has run out, the others are let go", async () => {
    const show = await createPassShow(db);
    const mine = await heldBy(show);
    await endHoldAt(platform, ids(show)[1] ?? "", mine.accountId, 1);
    expect(await refusalCode(placePass(system, mine))).toBe("HOLD_EXPIRED");
    expect(await claims(show)).toBe(0);
    expect(await free(show)).toEqual([10, 10, 10]);
  });

  it("when MySQL refuses one place whose owner Redis forgot, nothing is claimed and the rest is let go", async () => {
    const show = await createPassShow(db, { places: [1, 1, 1] });
    const [, performanceId = ""] = ids(show);
    const { standard, tierId } = show.performances[1] as PassShow["performances"][0];
    await createOrder(system, { ...show, performanceId, standard, tierId, priceFen: 18_000 }, { accountId: newId() });
    await forgetOwners(platform, performanceId, [0]);
    const mine = await heldBy(show);
    const refused = await placePass(system, mine).catch((error) => error);
    expect(refused).toMatchObject({ code: "UNITS_TAKEN", facts: { units: [0], performanceId } });
    expect(await claims(show)).toBe(1);
    expect(await free(show)).toEqual([1, 0, 1]);
  });

  it("when one performance is stopped between hold and order, and which one is said", async () => {
    const show = await createPassShow(db);
    const mine = await heldBy(show);
    const [, performanceId = ""] = ids(show);
    await db.performance.update({
      where: { id: performanceId },
      data: { status: "paused", saleVersion: { increment: 1 } },
    });
    const refused = await placePass(system, mine).catch((error) => error);
    expect(refused).toMatchObject({ code: "SALE_CLOSED", facts: { performanceId } });
    expect(await claims(show)).toBe(0);
  });

  it("when an account would own more than it may in one performance", async () => {
    const show = await createPassShow(db, { perAccountLimit: 1 });
    const mine = await heldBy(show);
    const [, performanceId = ""] = ids(show);
    // Redis has lost what the account owns there, as after a failover.
    const other = await createPassOrder(system, show, { accountId: newId() });
    await db.unitClaim.updateMany({
      where: { orderId: other.id, performanceId },
      data: { accountId: mine.accountId },
    });
    const refused = await placePass(system, mine).catch((error) => error);
    expect(refused).toMatchObject({ code: "LIMIT_EXCEEDED", facts: { limit: 1, owned: 1, performanceId } });
    expect(await claims(show)).toBe(3);
  });
});

describe("a pass with names", () => {
  const newPassport = () => `E${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;
  const personOf = (accountId: string, documentNumber = newPassport()) =>
    addAttendee(system, { accountId, name: "韩梅梅", documentKind: "passport", documentNumber });

  it("is one person's through all performances", async () => {
    const show = await createPassShow(db, { realName: "per_ticket" });
    const accountId = await createBuyer(system);
    const people = [await personOf(accountId), await personOf(accountId)];
    const mine = await heldBy(show, accountId, 2);
    expect(await refusalCode(placePass(system, mine))).toBe("ATTENDEE_REQUIRED");
    const attendeeIds = people.map(({ id }) => id);
    const order = await placePass(system, { ...mine, attendeeIds });
    const lines = await db.orderLine.findMany({ where: { orderId: order.id } });
    for (const line of lines)
      expect(line.attendeeId).toBe(attendeeIds[((line.terms as { passPiece: number }).passPiece ?? 0) - 1]);
    expect(await db.attendeeClaim.count({ where: { orderId: order.id } })).toBe(6);
  });

  it("is refused for who has a ticket in one of them, and says whom and where", async () => {
    const show = await createPassShow(db, { realName: "per_ticket" });
    const [accountId, other] = [await createBuyer(system), await createBuyer(system)];
    const passport = newPassport();
    const [person, same] = [await personOf(accountId, passport), await personOf(other, passport)];
    await placePass(system, { ...(await heldBy(show, other)), attendeeIds: [same.id] });
    await db.attendeeClaim.deleteMany({ where: { performanceId: { in: [0, 2].map((n) => ids(show)[n] ?? "") } } });
    const mine = { ...(await heldBy(show, accountId)), attendeeIds: [person.id] };
    const refused = await placePass(system, mine).catch((error) => error);
    const facts = { attendeeIds: [person.id], performanceId: ids(show)[1] };
    expect(refused).toMatchObject({ code: "ATTENDEE_HAS_TICKET", facts });
    expect(await claims(show)).toBe(3);
  });
});

describe("an order of a pass", () => {
  it.each(["expired", "cancelled"] as const)("that is %s lets its places go in all performances", async (as) => {
    const show = await createPassShow(db);
    const accountId = newId();
    const order = await createPassOrder(system, show, { accountId, quantity: 2 });
    if (as === "expired") await timeIsUp(order.id);
    expect(await closeUnpaid(system, { orderId: order.id, as })).toBe("closed");
    expect(await claims(show)).toBe(0);
    expect(await free(show)).toEqual([10, 10, 10]);
    for (const performanceId of ids(show)) {
      expect(await countedFor(platform, performanceId, accountId)).toBe(0);
      expect(await reconcile(system, performanceId)).toBe(0);
    }
    const closed = await db.outboxEvent.findMany({ where: { name: "order/closed" } });
    const told = closed.map((row) => row.data as { orderId: string; places: { performanceId: string }[] });
    const mine = told.find((data) => data.orderId === order.id);
    expect(mine?.places.map((place) => place.performanceId).sort()).toEqual(ids(show));
  });

  it("that is paid has its places sold and a ticket for each, of its own performance", async () => {
    const show = await createPassShow(db);
    const accountId = newId();
    const { id: orderId } = await createPassOrder(system, show, { accountId });
    await sandbox.pay(await sandbox.enterCashier({ orderId, accountId }));
    await eventually(async () => {
      await checkPayments(system, orderId);
      return (await readOrder(system, { orderId, accountId })).state === "paid";
    });
    const states = await db.unitClaim.findMany({ where: { orderId } });
    expect(states.map((claim) => claim.state)).toEqual(["sold", "sold", "sold"]);
    expect(await issueTickets(system, orderId)).toBe(3);
    expect(await issueTickets(system, orderId)).toBe(3);
    const { tickets } = await listTickets(system, { accountId, orderId, limit: 10 });
    expect(tickets.map((ticket) => ticket.performanceId).sort()).toEqual(ids(show));
    const places = await ticketPlaces(system, { orderId, accountId });
    expect(places.map(({ performanceId, place }) => [performanceId, place])).toEqual(
      ids(show).map((performanceId) => [performanceId, "通用票 第 1 号"]),
    );
    for (const performanceId of ids(show)) {
      expect(await myHold(system, { performanceId, accountId })).toBeNull();
      expect(await reconcile(system, performanceId)).toBe(0);
    }
  });

  it("is given back with all its performances or not at all", async () => {
    const show = await createPassShow(db, { refundRule: { steps: [{ untilHoursBefore: 24, keepPercent: 0 }] } });
    const accountId = newId();
    const { id: orderId } = await createPassOrder(system, show, { accountId });
    await sandbox.pay(await sandbox.enterCashier({ orderId, accountId }));
    await eventually(async () => {
      await checkPayments(system, orderId);
      return (await readOrder(system, { orderId, accountId })).state === "paid";
    });
    await issueTickets(system, orderId);
    const { lines } = await quoteReturn(system, { orderId, accountId });
    const give = (some: typeof lines) =>
      giveBack(system, {
        ...{ orderId, accountId, clientKey: newId(), lineIds: some.map(({ lineId }) => lineId) },
        expectedBackFen: some.reduce((sum, { backFen }) => sum + backFen, 0),
      });
    expect(await refusalCode(give(lines.slice(1)))).toBe("RETURN_WHOLE_PIECES");
    expect(await claims(show)).toBe(3);
    expect((await give(lines)).backFen).toBe(show.passFen);
    expect(await claims(show)).toBe(0);
    expect(await free(show)).toEqual([10, 10, 10]);
    expect((await readOrder(system, { orderId, accountId })).state).toBe("refunded");
  });

  it("is made whole again by the reconciler where Redis was not told of it", async () => {
    const show = await createPassShow(db);
    const { id: orderId } = await createPassOrder(system, show, { accountId: newId() });
    const [, performanceId = ""] = ids(show);
    await forgetOwners(platform, performanceId, [0]);
    expect(await reconcile(system, performanceId)).toBeGreaterThan(0);
    expect(await free(show)).toEqual([9, 9, 9]);
    expect(await db.unitClaim.count({ where: { orderId } })).toBe(3);
  });

  it("is found, counted and its money shared out at each of its performances", async () => {
    const show = await createPassShow(db, { places: [9, 9], pricesFen: [30_000, 10_000] });
    const { id: orderId } = await createPassOrder(system, show, { accountId: await createBuyer(system) });
    const [first] = show.performances as [PassShow["performances"][0]];
    const single = { ...show, ...first };
    const own = await createOrder(system, single, { accountId: await createBuyer(system) });
    await db.order.updateMany({ where: { id: { in: [orderId, own.id] } }, data: { state: "paid" } });
    const takings = await takingsOf(system, ids(show));
    for (const { performanceId, priceFen } of show.performances) {
      const here = performanceId === first.performanceId;
      const share = (show.passFen * priceFen) / 40_000;
      expect(takings.get(performanceId)).toEqual({ orders: here ? 2 : 1, takenFen: share + (here ? priceFen : 0) });
      expect(await orderStatesOf(system, performanceId)).toEqual({ paid: here ? 2 : 1 });
      const minutes = await ordersByMinute(system, { performanceId, minutes: 5 });
      expect(minutes.reduce((sum, count) => sum + count, 0)).toBe(here ? 2 : 1);
      const found = [];
      for (let cursor: string | undefined; ; ) {
        const { orders, next } = await listSaleOrders(system, { performanceId, state: "paid", limit: 1, cursor });
        found.push(...orders);
        if (!next) break;
        cursor = next;
      }
      expect(found.map((order) => [order.id, order.performances])).toEqual([
        ...(here ? [[own.id, 1]] : []),
        [orderId, 2],
      ]);
    }
  });
});
