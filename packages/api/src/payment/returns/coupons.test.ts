import { describe, expect, it } from "vitest";
import { statementTotals } from "../../finance/statement.ts";
import { hold } from "../../inventory/index.ts";
import { orderForInvoice, placeOrder, readOrder, takingsOf } from "../../ordering/index.ts";
import { newId } from "../../platform/ids.ts";
import { callOff, walk } from "../../testing/bulk-return.ts";
import { createShow } from "../../testing/factories.ts";
import { differencesOf } from "../../testing/ledger-differences.ts";
import { createCoupon } from "../../testing/some-coupon.ts";
import { testPlatform } from "../../testing/test-platform.ts";
import { issueTickets } from "../../ticketing/index.ts";
import { applyPayment, giveBack, quoteReturn } from "../index.ts";
import { payNothing } from "../pay-nothing.ts";

const { platform, system } = testPlatform();
const { db } = platform;

/** A fifth is kept up to two days before; the show is in three. The platform has three hundredths. */
const refundRule = { steps: [{ untilHoursBefore: 48, keepPercent: 20 }] };

/** A paid order of tickets at ¥100 with a coupon that takes `offFen` off them all, funded by whom it says. */
async function bought(o: { by: "platform" | "organizer"; offFen: number; quantity?: number }) {
  const { quantity = 3, offFen } = o;
  const show = await createShow(db, { priceFen: 10_000, refundRule });
  const { performanceId, organizerId, standard: offerId } = show;
  const validFrom = new Date(Date.now() - 60_000);
  await db.feeAgreement.create({ data: { id: newId(), organizerId, permyriad: 300, validFrom, agreedBy: newId() } });
  const funder = o.by === "organizer" ? { organizerId } : {};
  const coupon = await createCoupon(db, { ...funder, amountFen: offFen });
  const accountId = newId();
  const held = await hold(system, {
    ...{ performanceId, accountId, clientKey: newId(), items: [{ offerId, quantity }] },
  });
  const totalFen = Math.max(0, quantity * 10_000 - offFen);
  const order = await placeOrder(system, {
    ...{ performanceId, accountId, holdId: held.id, clientKey: newId() },
    ...{ couponCode: coupon.code, expectedTotalFen: totalFen },
  });
  const orderId = order.id;
  if (totalFen > 0) await pay(order);
  else await payNothing(system, orderId);
  await issueTickets(system, orderId);
  const quote = () => quoteReturn(system, { orderId, accountId });
  const give = async (lineIds: string[]) => {
    const lines = (await quote()).lines.filter((line) => lineIds.includes(line.lineId));
    const expectedBackFen = lines.reduce((sum, line) => sum + line.backFen, 0);
    return giveBack(system, { orderId, accountId, lineIds, clientKey: newId(), expectedBackFen });
  };
  const pieces = () => db.couponGrant.count({ where: { couponId: coupon.id } });
  const state = async () => (await readOrder(system, { orderId, accountId })).state;
  return { show, orderId, accountId, lineIds: order.lines.map(({ id }) => id), quote, give, pieces, state, totalFen };
}

async function pay(order: { id: string; performanceId: string; totalFen: number; expiresAt: Date }) {
  const { organizerId } = await db.order.findUniqueOrThrow({ where: { id: order.id } });
  const merchant = await db.merchantAccount.findFirstOrThrow({ where: { organizerId } });
  const outTradeNo = newId();
  await db.payment.create({
    data: {
      ...{ id: newId(), orderId: order.id, performanceId: order.performanceId, merchantAccountId: merchant.id },
      ...{ gateway: "alipay", outTradeNo, amountFen: order.totalFen, expiresAt: order.expiresAt },
    },
  });
  await applyPayment(system, { outTradeNo, gatewayTradeNo: newId(), paidFen: order.totalFen });
}

/** Credits less debits of each account of an order. */
async function books(orderId: string): Promise<Record<string, number>> {
  const entries = await db.ledgerEntry.findMany({ where: { transaction: { orderId } } });
  const found: Record<string, number> = {};
  for (const { debit, credit, amountFen } of entries) {
    found[credit] = (found[credit] ?? 0) + amountFen;
    found[debit] = (found[debit] ?? 0) - amountFen;
  }
  return Object.fromEntries(Object.entries(found).filter(([, fen]) => fen !== 0));
}

const due = ({ show }: Awaited<ReturnType<typeof bought>>) =>
  statementTotals(system, { organizerId: show.organizerId, from: "2000-01-01", to: "2999-12-31" });

describe("a coupon in the books", () => {
  it("of the platform costs the platform, and the organizer is owed the whole price", async () => {
    const order = await bought({ by: "platform", offFen: 1_000 });
    expect(await books(order.orderId)).toEqual({
      ...{ gateway_clearing: -29_000, coupon_cost: -1_000, organizer_payable: 30_000 - 900, platform_fee: 900 },
    });
    expect(await due(order)).toMatchObject({
      ticketsSold: 3,
      soldFen: 30_000,
      couponFen: 0,
      feeFen: 900,
      dueFen: 29_100,
    });
    expect(await differencesOf(system, order.orderId)).toEqual([]);
  });

  it("of the organizer's lessens what it is owed, and what the platform has its part of", async () => {
    const order = await bought({ by: "organizer", offFen: 1_000 });
    expect(await books(order.orderId)).toEqual({
      ...{ gateway_clearing: -29_000, organizer_payable: 29_000 - 870, platform_fee: 870 },
    });
    const sums = await due(order);
    expect(sums).toMatchObject({ ticketsSold: 3, soldFen: 30_000, couponFen: 1_000, feeFen: 870, dueFen: 28_130 });
    expect(sums.dueFen).toBe(sums.soldFen - sums.returnedFen - sums.couponFen - sums.feeFen + sums.keptFen);
    expect(await differencesOf(system, order.orderId)).toEqual([]);
  });
});

describe("a ticket that was bought with a coupon", () => {
  it.each(["platform", "organizer"] as const)(
    "of the %s gives back what was paid for it, less what is kept of that",
    async (by) => {
      const order = await bought({ by, offFen: 1_000 });
      const [first = ""] = order.lineIds;
      const { lines } = await order.quote();
      expect(lines.map(({ amountFen, keptFen, backFen }) => [amountFen, keptFen, backFen])).toEqual([
        [10_000 - 334, 1_933, 7_733],
        [10_000 - 333, 1_933, 7_734],
        [10_000 - 333, 1_933, 7_734],
      ]);
      expect((await order.give([first])).backFen).toBe(7_733);
      const discounts = await db.orderLine.findMany({ where: { orderId: order.orderId, kind: "discount" } });
      expect(discounts.filter((line) => line.state === "refunded").map((line) => line.ofLineId)).toEqual([first]);
      const taken = (await takingsOf(system, [order.show.performanceId])).get(order.show.performanceId);
      expect(taken?.takenFen).toBe(2 * 9_667);
      expect(await differencesOf(system, order.orderId)).toEqual([]);
      const sums = await due(order);
      expect(sums).toMatchObject({
        ...{ ticketsSold: 3, soldFen: 30_000, ticketsReturned: 1, returnedFen: 10_000, keptFen: 1_933 },
        couponFen: by === "organizer" ? 666 : 0,
      });
      expect(sums.dueFen).toBe(sums.soldFen - sums.returnedFen - sums.couponFen - sums.feeFen + sums.keptFen);
    },
  );

  it("is on an invoice at what was paid for it, and the discount is no line of its own", async () => {
    const order = await bought({ by: "organizer", offFen: 1_000 });
    const [first = ""] = order.lineIds;
    await order.give([first]);
    const { lines } = await orderForInvoice(db, order);
    const live = lines.filter((line) => line.state === "live");
    expect(live.map(({ kind, amountFen }) => [kind, amountFen])).toEqual([
      ["ticket", 9_667],
      ["ticket", 9_667],
    ]);
  });

  it("one by one comes to what was paid, and the piece stays used", async () => {
    const order = await bought({ by: "platform", offFen: 1_001 });
    let backFen = 0;
    for (const lineId of order.lineIds) backFen += (await order.give([lineId])).backFen;
    const kept = await db.orderLine.aggregate({ where: { orderId: order.orderId }, _sum: { keptFen: true } });
    expect(backFen + (kept._sum.keptFen ?? 0)).toBe(order.totalFen);
    expect(await order.state()).toBe("refunded");
    expect(await order.pieces()).toBe(1);
    expect(await differencesOf(system, order.orderId)).toEqual([]);
    const { coupon_cost = 0, organizer_payable = 0, platform_fee = 0 } = await books(order.orderId);
    expect([coupon_cost, organizer_payable, platform_fee]).toEqual([0, 0, 0]);
  });

  it.each(["platform", "organizer"] as const)(
    "of the %s for nothing leaves nothing in the books when it is back",
    async (by) => {
      const order = await bought({ by, offFen: 50_000, quantity: 2 });
      expect(await order.state()).toBe("paid");
      expect(await differencesOf(system, order.orderId)).toEqual([]);
      expect((await due(order)).dueFen).toBe(by === "platform" ? 20_000 - 600 : 0);
      for (const lineId of order.lineIds) expect(await order.give([lineId])).toEqual({ refundId: null, backFen: 0 });
      expect(await order.state()).toBe("refunded");
      expect(await books(order.orderId)).toEqual({});
      expect((await due(order)).dueFen).toBe(0);
      expect(await differencesOf(system, order.orderId)).toEqual([]);
    },
  );

  it("for a show that is called off comes back in full, and the piece may be used again", async () => {
    const order = await bought({ by: "organizer", offFen: 1_000 });
    const { performanceId } = order.show;
    await order.give(order.lineIds.slice(0, 1));
    expect(await order.pieces()).toBe(1);
    await walk(system, await callOff(system, performanceId));
    expect(await order.state()).toBe("refunded");
    expect(await order.pieces()).toBe(0);
    const refunds = await db.refund.aggregate({ where: { orderId: order.orderId }, _sum: { amountFen: true } });
    expect(refunds._sum.amountFen).toBe(29_000 - 1_933);
    expect(await differencesOf(system, order.orderId)).toEqual([]);
  });
});
