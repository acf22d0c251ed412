import { describe, expect, it } from "vitest";
import { availability, freeReturned } from "../../inventory/index.ts";
import { readOrder, takingsOf } from "../../ordering/index.ts";
import { newId } from "../../platform/ids.ts";
import { createShow, type ShowOptions } from "../../testing/factories.ts";
import { differencesOf } from "../../testing/ledger-differences.ts";
import { createPayable } from "../../testing/paid-order.ts";
import { paymentSandbox } from "../../testing/payment-sandbox.ts";
import { refusalCode, testPlatform } from "../../testing/test-platform.ts";
import { issueTickets } from "../../ticketing/index.ts";
import { giveGoodwill } from "../goodwill/give-goodwill.ts";
import { checkPayments, executeRefund, giveBack, quoteReturn } from "../index.ts";
import { refundsOfOrder } from "./refunds-of-order.ts";
import { tryRefundAgain } from "./try-again.ts";

const { platform, system } = testPlatform();
const { db } = platform;
const sandbox = paymentSandbox(system);

/** A fifth is kept up to two days before; the show is in three. */
const rule = { steps: [{ untilHoursBefore: 48, keepPercent: 20 }] };

/** A paid order with its tickets. */
async function tickets(o: ShowOptions & { quantity?: number; bundles?: number; accountId?: string } = {}) {
  const show = await createShow(db, { priceFen: 12_345, refundRule: rule, ...o });
  const order = await createPayable(system, show, { quantity: 3, ...o });
  await order.pay();
  await issueTickets(system, order.orderId);
  const { orderId, accountId } = order;
  const give = async (lineIds: string[], clientKey: string = newId(), expectedBackFen?: number) => {
    const quote = await quoteReturn(system, { orderId, accountId });
    const lines = quote.lines.filter((line) => lineIds.includes(line.lineId));
    const sum = lines.reduce((all, line) => all + line.backFen, 0);
    return giveBack(system, { orderId, accountId, lineIds, clientKey, expectedBackFen: expectedBackFen ?? sum });
  };
  const free = async () => (await availability(system, show.performanceId)).reduce((sum, one) => sum + one.free, 0);
  const state = async () => (await readOrder(system, { orderId, accountId })).state;
  return { show, ...order, give, free, state };
}

describe("giving a ticket back", () => {
  it("ends its line and ticket, frees its place, and sends all but the fee back; the others stay", async () => {
    const { show, orderId, accountId, lineIds, give, free, state } = await tickets();
    const before = await free();
    const [first = "", ...others] = lineIds;
    const { refundId, backFen } = await give([first]);
    expect(backFen).toBe(12_345 - 2_469);
    expect(await db.orderLine.findUnique({ where: { id: first } })).toMatchObject({
      ...{ state: "refunded", refundId, keptFen: 2_469 },
    });
    expect(await db.ticket.findMany({ where: { orderId, state: "valid" } })).toHaveLength(2);
    const voided = await db.ticket.findFirstOrThrow({ where: { orderLineId: first }, include: { credentials: true } });
    expect(voided).toMatchObject({ state: "void", credentials: [{ state: "revoked" }] });
    expect(await db.unitClaim.count({ where: { orderId } })).toBe(2);
    expect(await free()).toBe(before + 1);
    expect(await state()).toBe("paid");
    const takings = await takingsOf(system, [show.performanceId]);
    expect(takings.get(show.performanceId)).toEqual({ orders: 1, takenFen: 2 * 12_345 });
    const { lines } = await quoteReturn(system, { orderId, accountId });
    expect(lines.filter((line) => others.includes(line.lineId)).map((line) => line.no)).toEqual([null, null]);
    expect(await differencesOf(system, orderId)).toEqual([]);
  });

  it("one by one comes to the same as all together, and with the last one the order is refunded", async () => {
    const [singly, together] = [await tickets(), await tickets()];
    let sum = 0;
    for (const lineId of singly.lineIds) sum += (await singly.give([lineId])).backFen;
    const all = await together.give(together.lineIds);
    expect(all.backFen).toBe(sum);
    expect(sum).toBe(3 * 12_345 - 3 * 2_469);
    for (const one of [singly, together]) {
      expect(await one.state()).toBe("refunded");
      expect(await differencesOf(system, one.orderId)).toEqual([]);
    }
  });

  it("pressed many times at once is one refund", async () => {
    const { orderId, lineIds, give } = await tickets();
    const key = newId();
    const answers = await Promise.all(Array.from({ length: 5 }, () => give(lineIds.slice(0, 2), key, 2 * 9_876)));
    expect(new Set(answers.map((one) => one.refundId)).size).toBe(1);
    expect(await db.refund.count({ where: { orderId } })).toBe(1);
    expect(await refusalCode(give(lineIds.slice(0, 1), key, 9_876))).toBe("KEY_REUSED");
  });

  it("by two keys at once for the same ticket succeeds once", async () => {
    const { orderId, lineIds, give } = await tickets();
    const both = await Promise.allSettled([1, 2].map(() => give(lineIds.slice(0, 1), newId(), 9_876)));
    expect(both.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await db.refund.count({ where: { orderId } })).toBe(1);
    expect(await differencesOf(system, orderId)).toEqual([]);
  });

  it("is not told as returned before the gateway has paid it", async () => {
    const show = await createShow(db, { refundRule: rule });
    const { orderId, accountId, lineIds } = await createPayable(system, show);
    await db.payment.deleteMany({ where: { orderId } });
    const outTradeNo = await sandbox.enterCashier({ orderId, accountId });
    await sandbox.pay(outTradeNo);
    await checkPayments(system, orderId);
    await issueTickets(system, orderId);
    const { refundId } = await giveBack(system, {
      ...{ orderId, accountId, lineIds, clientKey: newId(), expectedBackFen: 14_400 },
    });
    const told = async () => (await refundsOfOrder(system, { orderId, accountId })).map(({ state }) => state);
    expect(await told()).toEqual(["returning"]);
    expect(await differencesOf(system, orderId)).toEqual([]);
    await Promise.all([1, 2].map(() => executeRefund(system, refundId ?? "")));
    expect(await told()).toEqual(["returned"]);
    expect(await sandbox.trade(outTradeNo)).toMatchObject({ amount: 18_000, refunded: 14_400 });
    expect(await differencesOf(system, orderId)).toEqual([]);
  });
});

describe("who has had goodwill", () => {
  it("has back what is left of the payment: it counts towards the tickets, and the books say so", async () => {
    const { orderId, accountId, lineIds, give, state } = await tickets({
      refundRule: { steps: [{ untilHoursBefore: 48, keepPercent: 0 }] },
    });
    const gift = { giftId: newId(), orderId, amountFen: 5_000, why: "座位视线受阻", operatorId: newId() };
    await giveGoodwill(system, gift);
    // One ticket comes to less than what is left.
    expect((await give(lineIds.slice(0, 1))).backFen).toBe(12_345);
    const { mostBackFen } = await quoteReturn(system, { orderId, accountId });
    expect(mostBackFen).toBe(3 * 12_345 - 5_000 - 12_345);
    expect((await give(lineIds.slice(1), newId(), mostBackFen)).backFen).toBe(mostBackFen);
    expect(await state()).toBe("refunded");
    const refunds = await refundsOfOrder(system, { orderId, accountId });
    expect(refunds.reduce((sum, refund) => sum + refund.amountFen, 0)).toBe(3 * 12_345);
    expect(await differencesOf(system, orderId)).toEqual([]);
  });
});

describe("a refund that the gateway has refused", () => {
  it("is tried again under its number, and only then", async () => {
    const { orderId, lineIds, give } = await tickets();
    const { refundId } = await give(lineIds.slice(0, 1));
    if (!refundId) throw new Error("there is no refund");
    const again = () => tryRefundAgain(system, { refundId, operatorId: newId() });
    expect(await refusalCode(again())).toBe("STATE_CHANGED");
    const before = await db.refund.update({ where: { id: refundId }, data: { state: "failed", detail: "no" } });
    expect(await differencesOf(system, orderId)).toEqual([]);
    await again();
    expect(await db.refund.findUnique({ where: { id: refundId } })).toMatchObject({
      ...{ state: "requested", outRefundNo: before.outRefundNo, amountFen: before.amountFen },
    });
    const asked = await db.outboxEvent.findMany({ where: { name: "payment/refund.requested" } });
    expect(asked.filter((event) => (event.data as { refundId: string }).refundId === refundId)).toHaveLength(2);
  });
});

describe("a ticket cannot be given back", () => {
  it("when it has been used, and of check-in and refund at the same moment one wins", async () => {
    const { orderId, lineIds, give } = await tickets();
    const [used = "", racing = ""] = lineIds;
    const checkIn = (orderLineId: string) =>
      db.ticket.updateMany({ where: { orderLineId, state: "valid" }, data: { state: "used" } });
    await checkIn(used);
    expect(await refusalCode(give([used]))).toBe("TICKET_USED");
    expect(await refusalCode(give([used, racing]))).toBe("TICKET_USED");
    expect(await db.orderLine.count({ where: { orderId, state: "live" } })).toBe(3);
    const [refund, entry] = await Promise.allSettled([give([racing]), checkIn(racing)]);
    const entered = entry.status === "fulfilled" && entry.value.count === 1;
    expect(refund.status === "fulfilled").toBe(!entered);
    const { state } = await db.ticket.findUniqueOrThrow({ where: { orderLineId: racing } });
    expect(state).toBe(entered ? "used" : "void");
  });

  it("when it is too late, not issued yet, somebody else's, or the price has moved on", async () => {
    const { show, orderId, lineIds, give } = await tickets();
    const [lineId = ""] = lineIds;
    expect(await refusalCode(give([lineId], newId(), 12_345))).toBe("RETURN_CHANGED");
    const asStranger = { orderId, accountId: newId(), lineIds: [lineId], clientKey: newId(), expectedBackFen: 9_876 };
    expect(await refusalCode(giveBack(system, asStranger))).toBe("NOT_FOUND");
    expect(await refusalCode(give([newId()]))).toBe("NOT_FOUND");
    await db.performance.update({
      where: { id: show.performanceId },
      data: { startsAt: new Date(Date.now() + 47 * 3_600_000) },
    });
    expect(await refusalCode(give([lineId]))).toBe("NOT_RETURNABLE");
    const fresh = await createPayable(system, show);
    await fresh.pay();
    const { lines } = await quoteReturn(system, fresh);
    expect(lines.map((line) => line.no)).toEqual(["not issued"]);
  });

  it("where the rule it was sold under says never, whatever the event says now", async () => {
    const { show, lineIds, give } = await tickets({ refundRule: { steps: [] } });
    await db.event.update({ where: { id: show.eventId }, data: { refundRule: rule } });
    expect(await refusalCode(give(lineIds))).toBe("NOT_RETURNABLE");
  });

  it("without the others of its bundle", async () => {
    const { lineIds, give, free } = await tickets({ bundles: 2 });
    const left = await free();
    expect(await refusalCode(give(lineIds.slice(0, 1)))).toBe("RETURN_WHOLE_PIECES");
    expect(await refusalCode(give(lineIds.slice(0, 3)))).toBe("RETURN_WHOLE_PIECES");
    await give(lineIds.slice(0, 2));
    expect(await free()).toBe(left + 2);
    await give(lineIds.slice(2));
    expect(await free()).toBe(left + 4);
  });

  it("by itself where only whole orders can", async () => {
    const { orderId, lineIds, give, state } = await tickets({ refundRule: { ...rule, wholeOrderOnly: true } });
    expect(await refusalCode(give(lineIds.slice(1)))).toBe("RETURN_WHOLE_ONLY");
    expect(await db.refund.count({ where: { orderId } })).toBe(0);
    await give(lineIds);
    expect(await state()).toBe("refunded");
  });

  it("a second time where an account may do it once, also from two orders at the same moment", async () => {
    const accountId = newId();
    const first = await tickets({ accountId, quantity: 2, refundRule: { ...rule, oncePerAccount: true } });
    const second = await createPayable(system, first.show, { accountId });
    await second.pay();
    await issueTickets(system, second.orderId);
    const giveSecond = () =>
      giveBack(system, {
        ...{ orderId: second.orderId, accountId, lineIds: second.lineIds, clientKey: newId(), expectedBackFen: 9_876 },
      });
    const both = await Promise.allSettled([first.give(first.lineIds), giveSecond()]);
    expect(both.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await refusalCode(giveSecond())).toMatch(/RETURN_ONCE_ONLY|NOT_RETURNABLE/);
    expect(await db.buyerReturn.count({ where: { eventId: first.show.eventId } })).toBe(1);
  });
});

describe("a place that was given back", () => {
  it("is for sale at the announced time and not before", async () => {
    const { show, orderId, lineIds, give, free } = await tickets({ refundRule: { ...rule, backOnSaleAt: "12:00" } });
    const before = await free();
    await give(lineIds.slice(0, 2));
    expect(await free()).toBe(before);
    const claims = await db.unitClaim.findMany({ where: { orderId, freeAt: { not: null } } });
    expect(claims).toHaveLength(2);
    for (const { freeAt } of claims) {
      expect(freeAt?.toLocaleTimeString("en-GB", { timeZone: "Asia/Shanghai" })).toBe("12:00:00");
      expect(freeAt?.getTime()).toBeGreaterThan(Date.now());
    }
    await freeReturned(system);
    expect(await free()).toBe(before);
    await db.unitClaim.updateMany({
      where: { performanceId: show.performanceId, freeAt: { not: null } },
      data: { freeAt: new Date(Date.now() - 1_000) },
    });
    await freeReturned(system);
    expect(await free()).toBe(before + 2);
  });
});
