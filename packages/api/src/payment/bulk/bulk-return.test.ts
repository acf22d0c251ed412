import { describe, expect, it } from "vitest";
import { freeReturned, hold } from "../../inventory/index.ts";
import { placeOrder, readOrder } from "../../ordering/index.ts";
import { newId } from "../../platform/ids.ts";
import { callOff, walk } from "../../testing/bulk-return.ts";
import { createOrder, createShow, type ShowOptions, type TestShow } from "../../testing/factories.ts";
import { differencesOf } from "../../testing/ledger-differences.ts";
import { createPassOrder, createPassShow } from "../../testing/pass-show.ts";
import { paymentSandbox } from "../../testing/payment-sandbox.ts";
import { refusalCode, testPlatform } from "../../testing/test-platform.ts";
import { issueTickets } from "../../ticketing/index.ts";
import { giveGoodwill } from "../goodwill/give-goodwill.ts";
import { checkPayments, giveBack, quoteReturn, startPayment } from "../index.ts";
import { refundsOfOrder } from "../returns/refunds-of-order.ts";
import { tryRefundAgain } from "../returns/try-again.ts";
import { cancelPerformance } from "./call-off.ts";
import { calledOffOf } from "./called-off.ts";
import { wakeStanding } from "./jobs.ts";
import { bulkFailures, readBulkReturn } from "./read-bulk-return.ts";
import { pauseBulkReturn, resumeBulkReturn, tryFailedAgain } from "./steer.ts";
import { takeTurn } from "./take-turn.ts";
import { readTouched } from "./touched.ts";

const { platform, system } = testPlatform();
const { db } = platform;
const sandbox = paymentSandbox(system);
const operatorId = newId();

const show = (o: ShowOptions = {}) => createShow(db, { places: 40, priceFen: 12_345, ...o });

/** A paid order whose money is at the gateway, with its tickets. */
async function bought(of: TestShow, o: { quantity?: number; accountId?: string } = {}) {
  const { accountId = newId(), quantity = 1 } = o;
  const order = await createOrder(system, of, { accountId, quantity });
  return paid({ orderId: order.id, accountId });
}

async function paid(o: { orderId: string; accountId: string }) {
  const outTradeNo = await sandbox.enterCashier(o);
  await sandbox.pay(outTradeNo);
  await checkPayments(system, o.orderId);
  await issueTickets(system, o.orderId);
  const lineIds = (await readOrder(system, o)).lines.map((line) => line.id);
  return { ...o, outTradeNo, lineIds };
}

type Bought = Awaited<ReturnType<typeof bought>>;

const refunded = async (outTradeNo: string) => (await sandbox.trade(outTradeNo)).refunded;
const stateOf = async (o: { orderId: string; accountId: string }) => (await readOrder(system, o)).state;
const counts = async (bulkReturnId: string) => (await readBulkReturn(system, bulkReturnId)).orders;

describe("a cancelled performance", () => {
  it("ends its sale at once, and each paid order comes back in full, whatever its rule says", async () => {
    const night = await show({ refundRule: { steps: [] } });
    const { performanceId } = night;
    const orders = [await bought(night, { quantity: 2 }), await bought(night)];
    const unpaid = await createOrder(system, night, { accountId: newId() });
    const wanted = { performanceId, accountId: newId(), items: [{ offerId: night.standard, quantity: 1 }] };
    const held = await hold(system, { ...wanted, clientKey: newId() });
    expect(await readTouched(system, performanceId)).toEqual({ orders: 2, tickets: 3, fen: 3 * 12_345, unpaid: 1 });

    const bulkReturnId = await callOff(system, performanceId);
    expect(await refusalCode(hold(system, { ...wanted, accountId: newId(), clientKey: newId() }))).toBe("SALE_CLOSED");
    const placed = placeOrder(system, {
      ...{ performanceId, accountId: wanted.accountId, holdId: held.id, clientKey: newId(), expectedTotalFen: 12_345 },
    });
    expect(await refusalCode(placed)).toBe("SALE_CLOSED");
    const pay = { orderId: unpaid.id, gateway: "alipay" as const, client: { kind: "desktop" as const }, subject: "x" };
    const { accountId } = await db.order.findUniqueOrThrow({ where: { id: unpaid.id } });
    expect(await refusalCode(startPayment(system, { ...pay, accountId }))).toBe("SALE_CLOSED");
    const [first] = orders as [Bought, Bought];
    expect(await calledOffOf(system, first)).toMatchObject([{ kind: "cancelled", state: "to_come", backFen: 24_690 }]);

    await walk(system, bulkReturnId);
    expect(await db.order.findUnique({ where: { id: unpaid.id } })).toMatchObject({ state: "cancelled" });
    for (const order of orders) expect(await stateOf(order)).toBe("refunded");
    expect(await Promise.all(orders.map((one) => refunded(one.outTradeNo)))).toEqual([24_690, 12_345]);
    expect(await db.ticket.count({ where: { performanceId, state: "valid" } })).toBe(0);
    expect(await calledOffOf(system, first)).toMatchObject([{ state: "returned", backFen: 24_690 }]);
    const progress = await readBulkReturn(system, bulkReturnId);
    expect(progress).toMatchObject({ state: "done", returnedFen: 37_035, underWayFen: 0, listed: true });
    expect(progress.orders).toMatchObject({ returned: 2, waiting: 0, failed: 0 });
    expect(await differencesOf(system, ...orders.map((one) => one.orderId))).toEqual([]);
    const told = await db.outboxEvent.findMany({ where: { name: "payment/bulk-return.listed" } });
    const mine = told.map(({ data }) => data as { performanceId: string; orderIds: string[] });
    const ids = mine.filter((one) => one.performanceId === performanceId).flatMap((one) => one.orderIds);
    expect(ids.toSorted()).toEqual(orders.map((one) => one.orderId).toSorted());
  });

  it("never puts its places on sale again", async () => {
    const night = await show({ refundRule: { steps: [], backOnSaleAt: "12:00" } });
    await bought(night, { quantity: 3 });
    const bulkReturnId = await callOff(system, night.performanceId);
    await walk(system, bulkReturnId);
    await freeReturned(system);
    const claims = await db.unitClaim.findMany({ where: { performanceId: night.performanceId } });
    expect(claims.map((one) => one.freeAt?.getUTCFullYear())).toEqual([9999, 9999, 9999]);
  });

  it("gives back what was let in already, too", async () => {
    const night = await show();
    const order = await bought(night);
    await db.ticket.updateMany({ where: { orderId: order.orderId }, data: { state: "used" } });
    await walk(system, await callOff(system, night.performanceId));
    expect(await refunded(order.outTradeNo)).toBe(12_345);
  });

  it("asked again is the same one, and with other numbers than were shown is asked about anew", async () => {
    const night = await show();
    await bought(night);
    const { performanceId } = night;
    const asked = { performanceId, reason: "雨", reasonEn: "Rain", by: newId() };
    expect(await refusalCode(cancelPerformance(system, { ...asked, expectedOrders: 2 }))).toBe("NUMBERS_CHANGED");
    const first = await cancelPerformance(system, { ...asked, expectedOrders: 1 });
    expect(await cancelPerformance(system, { ...asked, expectedOrders: 0 })).toEqual(first);
    expect(await db.bulkReturn.count({ where: { performanceId } })).toBe(1);
  });

  it("gives back what was paid, not more: tickets given back before and goodwill count", async () => {
    const night = await show({ refundRule: { steps: [{ untilHoursBefore: 48, keepPercent: 20 }] } });
    const [partly, gifted, all] = [
      await bought(night, { quantity: 2 }),
      await bought(night, { quantity: 2 }),
      await bought(night),
    ];
    const give = async (o: typeof partly, lineIds: string[]) => {
      const expectedBackFen = (await quoteReturn(system, o)).lines
        .filter((line) => lineIds.includes(line.lineId))
        .reduce((sum, line) => sum + line.backFen, 0);
      return giveBack(system, { ...o, lineIds, clientKey: newId(), expectedBackFen });
    };
    await give(partly, partly.lineIds.slice(0, 1));
    await give(all, all.lineIds);
    const giftId = newId();
    await giveGoodwill(system, { giftId, orderId: gifted.orderId, amountFen: 5_000, why: "sorry", operatorId });
    const bulkReturnId = await callOff(system, night.performanceId);
    expect(await calledOffOf(system, gifted)).toMatchObject([{ backFen: 24_690 - 5_000, goodwillFen: 5_000 }]);
    await walk(system, bulkReturnId);
    const backOf = async (o: typeof partly) =>
      (await refundsOfOrder(system, o)).reduce((sum, refund) => sum + refund.amountFen, 0);
    // The fifth that was kept of the first ticket stays kept.
    expect(await backOf(partly)).toBe(9_876 + 12_345);
    expect(await backOf(gifted)).toBe(24_690);
    expect(await backOf(all)).toBe(9_876);
    expect(await stateOf(gifted)).toBe("refunded");
    expect(await counts(bulkReturnId)).toMatchObject({ returned: 2 });
    expect(await differencesOf(system, partly.orderId, gifted.orderId, all.orderId)).toEqual([]);
    const entries = await db.ledgerEntry.findMany({ where: { transaction: { orderId: gifted.orderId } } });
    const goodwill = entries.reduce(
      (sum, one) =>
        sum + (one.debit === "goodwill" ? one.amountFen : 0) - (one.credit === "goodwill" ? one.amountFen : 0),
      0,
    );
    expect(goodwill).toBe(0);
  });

  it("of a pass gives its own part back and no other; the rest is still a piece that can be given back", async () => {
    const passes = await createPassShow(db, { refundRule: { steps: [{ untilHoursBefore: 1, keepPercent: 0 }] } });
    const accountId = newId();
    const order = await createPassOrder(system, passes, { accountId, quantity: 2 });
    const pass = await paid({ orderId: order.id, accountId });
    const [gone = "", ...stay] = passes.performances.map((one) => one.performanceId);
    const share = order.lines.reduce((sum, line) => sum + (line.performanceId === gone ? line.amountFen : 0), 0);
    expect(await readTouched(system, gone)).toMatchObject({ orders: 1, tickets: 2, fen: share });
    const bulkReturnId = await callOff(system, gone);
    await walk(system, bulkReturnId);
    expect(await refunded(pass.outTradeNo)).toBe(share);
    expect(await stateOf(pass)).toBe("paid");
    const valid = await db.ticket.findMany({ where: { orderId: pass.orderId, state: "valid" } });
    expect(valid.map((one) => one.performanceId).sort()).toEqual([...stay, ...stay].sort());
    expect(await differencesOf(system, pass.orderId)).toEqual([]);

    const lines = order.lines.filter((line) => line.performanceId !== gone);
    const back = lines.reduce((sum, line) => sum + line.amountFen, 0);
    const give = (some: typeof lines) =>
      giveBack(system, {
        ...{ orderId: pass.orderId, accountId, lineIds: some.map((line) => line.id), clientKey: newId() },
        expectedBackFen: some.reduce((sum, line) => sum + line.amountFen, 0),
      });
    expect(await refusalCode(give(lines.slice(0, 1)))).toBe("RETURN_WHOLE_PIECES");
    await give(lines);
    expect(await stateOf(pass)).toBe("refunded");
    expect(back + share).toBe(order.totalFen);
    expect(await differencesOf(system, pass.orderId)).toEqual([]);
  });

  it("and a buyer who gives his ticket back at the same moment have one refund", async () => {
    const night = await show();
    const orders = await Promise.all(Array.from({ length: 4 }, () => bought(night)));
    const bulkReturnId = await callOff(system, night.performanceId);
    const byHand = orders.map(({ orderId, accountId, lineIds }) =>
      giveBack(system, { orderId, accountId, lineIds, clientKey: newId(), expectedBackFen: 12_345 }),
    );
    await Promise.all([walk(system, bulkReturnId), Promise.allSettled(byHand)]);
    await walk(system, bulkReturnId);
    for (const { orderId } of orders) expect(await db.refund.count({ where: { orderId } })).toBe(1);
    const { returned, nothing } = await counts(bulkReturnId);
    expect(returned + nothing).toBe(4);
    expect(await differencesOf(system, ...orders.map((one) => one.orderId))).toEqual([]);
  });

  it("finds who paid while it was cancelled", async () => {
    const night = await show();
    const late = await createOrder(system, night, { accountId: newId() });
    const { accountId } = await db.order.findUniqueOrThrow({ where: { id: late.id } });
    const outTradeNo = await sandbox.enterCashier({ orderId: late.id, accountId });
    const bulkReturnId = await callOff(system, night.performanceId);
    await sandbox.pay(outTradeNo);
    await walk(system, bulkReturnId);
    expect(await refunded(outTradeNo)).toBe(12_345);
    expect(await counts(bulkReturnId)).toMatchObject({ returned: 1 });
    expect(await readBulkReturn(system, bulkReturnId)).toMatchObject({ state: "done" });
  });
});

describe("a bulk return", () => {
  it("lists what a gateway refuses, with its word, and tries it again under the same number", async () => {
    const night = await show();
    const [good, bad] = [await bought(night), await bought(night)];
    await sandbox.control("/control", { out_trade_no: bad.outTradeNo, faults: { refund: { what: "rejected" } } });
    const bulkReturnId = await callOff(system, night.performanceId);
    await walk(system, bulkReturnId);
    expect(await refunded(good.outTradeNo)).toBe(12_345);
    const { failures } = await bulkFailures(system, { bulkReturnId, limit: 10 });
    expect(failures).toMatchObject([{ orderId: bad.orderId, amountFen: 12_345 }]);
    expect(failures[0]?.why).toBe("ACQ.TRADE_NOT_ALLOW_REFUND");
    // Its ticket is void and its money is not back: nobody is told it were.
    expect(await calledOffOf(system, bad)).toMatchObject([{ state: "under_way" }]);
    expect((await refundsOfOrder(system, bad)).map((one) => one.state)).toEqual(["returning"]);
    expect(await readBulkReturn(system, bulkReturnId)).toMatchObject({ state: "done", orders: { failed: 1 } });
    const { outRefundNo } = await db.refund.findFirstOrThrow({ where: { orderId: bad.orderId } });

    expect(await tryFailedAgain(system, { bulkReturnId, orderId: bad.orderId, operatorId })).toBe(1);
    await walk(system, bulkReturnId);
    expect(await counts(bulkReturnId)).toMatchObject({ failed: 1 });
    await sandbox.control("/control", { out_trade_no: bad.outTradeNo, faults: null });
    expect(await tryFailedAgain(system, { bulkReturnId, operatorId })).toBe(1);
    await walk(system, bulkReturnId);
    expect(await refunded(bad.outTradeNo)).toBe(12_345);
    expect(await counts(bulkReturnId)).toMatchObject({ failed: 0, returned: 2 });
    expect(await db.refund.findMany({ where: { orderId: bad.orderId } })).toMatchObject([{ outRefundNo }]);
    expect(await tryFailedAgain(system, { bulkReturnId, operatorId })).toBe(0);
    expect(await differencesOf(system, good.orderId, bad.orderId)).toEqual([]);
  });

  it("knows a refund that an operator has tried again by itself", async () => {
    const night = await show();
    const order = await bought(night);
    await sandbox.control("/control", { out_trade_no: order.outTradeNo, faults: { refund: { what: "rejected" } } });
    const bulkReturnId = await callOff(system, night.performanceId);
    await walk(system, bulkReturnId);
    const { id: refundId } = await db.refund.findFirstOrThrow({ where: { orderId: order.orderId } });
    await tryRefundAgain(system, { refundId, operatorId });
    expect(await counts(bulkReturnId)).toMatchObject({ failed: 0, asked: 1 });
  });

  it("pauses, and goes on where it was", async () => {
    const night = await show();
    const orders = await Promise.all([bought(night), bought(night)]);
    const bulkReturnId = await callOff(system, night.performanceId);
    await walk(system, bulkReturnId, 1);
    await pauseBulkReturn(system, { bulkReturnId, operatorId });
    await walk(system, bulkReturnId);
    expect(await counts(bulkReturnId)).toMatchObject({ waiting: 2 });
    expect(await refusalCode(pauseBulkReturn(system, { bulkReturnId, operatorId }))).toBe("STATE_CHANGED");
    await resumeBulkReturn(system, { bulkReturnId, operatorId });
    await walk(system, bulkReturnId);
    expect(await counts(bulkReturnId)).toMatchObject({ returned: 2, waiting: 0 });
    expect(await differencesOf(system, ...orders.map((one) => one.orderId))).toEqual([]);
  });

  it("run by three at once, and killed between refund and gateway, gives each order back once", async () => {
    const night = await show();
    const orders = await Promise.all(Array.from({ length: 6 }, () => bought(night)));
    const bulkReturnId = await callOff(system, night.performanceId);
    await walk(system, bulkReturnId, 1);
    // What was written when the worker fell, before the gateway was asked.
    const broken = { ...system, gateways: {} };
    await walk(broken, bulkReturnId, 1);
    expect(await counts(bulkReturnId)).toMatchObject({ written: 6 });
    await Promise.all([walk(system, bulkReturnId), walk(system, bulkReturnId), walk(system, bulkReturnId)]);
    await walk(system, bulkReturnId);
    expect(await counts(bulkReturnId)).toMatchObject({ returned: 6 });
    for (const one of orders) {
      expect(await refunded(one.outTradeNo)).toBe(12_345);
      expect(await db.refund.count({ where: { orderId: one.orderId } })).toBe(1);
    }
    expect(await differencesOf(system, ...orders.map((one) => one.orderId))).toEqual([]);
  });

  it("goes by turns: an old run leaves off, and one that stands still is woken once", async () => {
    const night = await show();
    await bought(night);
    const bulkReturnId = await callOff(system, night.performanceId);
    const { turn } = await db.bulkReturn.findUniqueOrThrow({ where: { id: bulkReturnId } });
    expect(await db.$transaction((tx) => takeTurn(tx, { bulkReturnId, turn: turn - 1 }))).toBe(false);
    await db.$executeRaw`UPDATE bulk_returns SET beatAt = NOW(3) - INTERVAL 5 MINUTE WHERE id = ${bulkReturnId}`;
    await wakeStanding(system);
    const after = await db.bulkReturn.findUniqueOrThrow({ where: { id: bulkReturnId } });
    expect(after.turn).toBe(turn + 1);
    await wakeStanding(system);
    expect((await db.bulkReturn.findUniqueOrThrow({ where: { id: bulkReturnId } })).turn).toBe(turn + 1);
  });

  it("tells its rate and what is left by it", async () => {
    const night = await show();
    await bought(night);
    const bulkReturnId = await callOff(system, night.performanceId);
    await walk(system, bulkReturnId, 1);
    expect(await readBulkReturn(system, bulkReturnId)).toMatchObject({ perMinute: null, leftSeconds: null });
    const rows = Array.from({ length: 30 }, (_, n) => ({
      ...{ bulkReturnId, orderId: newId(), state: n < 20 ? ("returned" as const) : ("waiting" as const) },
      changedAt: new Date(Date.now() - 20_000),
    }));
    await db.bulkReturnOrder.createMany({ data: rows });
    const { perMinute, leftSeconds } = await readBulkReturn(system, bulkReturnId);
    expect(perMinute).toBeGreaterThan(50);
    expect(perMinute).toBeLessThan(62);
    expect(leftSeconds).toBeGreaterThan(8);
    expect(leftSeconds).toBeLessThan(16);
  });
});
