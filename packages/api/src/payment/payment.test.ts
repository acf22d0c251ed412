import { describe, expect, it } from "vitest";
import type { Context } from "../context.ts";
import { availability } from "../inventory/index.ts";
import { readOrder } from "../ordering/index.ts";
import { newId } from "../platform/ids.ts";
import { createOrder, createShow, type TestShow } from "../testing/factories.ts";
import { paymentSandbox } from "../testing/payment-sandbox.ts";
import { eventually, refusalCode, testPlatform } from "../testing/test-platform.ts";
import { applyPayment, checkPayments, closeUnpaid, executeRefund, startPayment } from "./index.ts";

const { platform, system } = testPlatform();
const sandbox = paymentSandbox(system);
const free = async (show: TestShow) =>
  (await availability(system, show.performanceId)).reduce((sum, tier) => sum + tier.free, 0);

async function unpaidOrder(o: { quantity?: number } = {}) {
  const show = await createShow(platform.db);
  const accountId = newId();
  const order = await createOrder(system, show, { accountId, ...o });
  const state = async () => (await readOrder(system, { orderId: order.id, accountId })).state;
  return { show, accountId, orderId: order.id, state };
}
const byAlipay = { gateway: "alipay", client: { kind: "desktop" }, subject: "x" } as const;
const timeIsUp = (orderId: string) =>
  platform.db.order.update({ where: { id: orderId }, data: { expiresAt: new Date(Date.now() - 1_000) } });
const refundsOf = (orderId: string) => platform.db.refund.findMany({ where: { orderId } });
const settleRefunds = async (ctx: Context, orderId: string) => {
  for (const refund of await refundsOf(orderId)) await executeRefund(ctx, refund.id);
};

describe("paying", () => {
  it("makes the order paid and its places sold, however often the money is reported", async () => {
    const { show, orderId, accountId, state } = await unpaidOrder({ quantity: 2 });
    const outTradeNo = await sandbox.enterCashier({ orderId, accountId });
    await sandbox.pay(outTradeNo);
    await Promise.all([checkPayments(system, orderId), checkPayments(system, orderId), checkPayments(system, orderId)]);
    expect(await state()).toBe("paid");
    const claims = await platform.db.unitClaim.findMany({ where: { orderId } });
    expect(claims.map((claim) => claim.state)).toEqual(["sold", "sold"]);
    expect(await platform.db.orderTransition.count({ where: { orderId, toState: "paid" } })).toBe(1);
    expect(await refundsOf(orderId)).toEqual([]);
    expect(await free(show)).toBe(8);
  });

  it("pressed five times is one trade at the gateway", async () => {
    const { orderId, accountId } = await unpaidOrder();
    const starts = await Promise.all(
      Array.from({ length: 5 }, () => startPayment(system, { ...byAlipay, orderId, accountId })),
    );
    const numbers = starts.map((way) => {
      const { searchParams } = new URL(way.kind === "redirect" ? way.url : "no:address");
      return JSON.parse(searchParams.get("biz_content") ?? "{}").out_trade_no;
    });
    expect(new Set(numbers).size).toBe(1);
    expect(await platform.db.payment.count({ where: { orderId } })).toBe(1);
  });

  it("is refused for another's order, a paid one and one whose time is up", async () => {
    const { orderId, accountId } = await unpaidOrder();
    const start = (account: string) => refusalCode(startPayment(system, { ...byAlipay, orderId, accountId: account }));
    expect(await start(newId())).toBe("NOT_FOUND");
    await timeIsUp(orderId);
    expect(await start(accountId)).toBe("ORDER_EXPIRED");
    await platform.db.order.update({ where: { id: orderId }, data: { state: "paid" } });
    expect(await start(accountId)).toBe("ORDER_ALREADY_PAID");
  });
});

describe("an order that is not paid", () => {
  it("lets its places go when its time is up", async () => {
    const { show, orderId, accountId, state } = await unpaidOrder({ quantity: 3 });
    await sandbox.enterCashier({ orderId, accountId });
    expect(await closeUnpaid(system, { orderId, as: "expired" })).toBe("too early");
    expect(await free(show)).toBe(7);
    await timeIsUp(orderId);
    expect(await closeUnpaid(system, { orderId, as: "expired" })).toBe("closed");
    expect(await closeUnpaid(system, { orderId, as: "expired" })).toBe("was closed");
    expect(await state()).toBe("expired");
    expect(await free(show)).toBe(10);
    expect(await platform.db.unitClaim.count({ where: { orderId } })).toBe(0);
  });

  it("expires although its buyer never reached the cashier", async () => {
    const { show, orderId, accountId } = await unpaidOrder();
    await startPayment(system, { ...byAlipay, orderId, accountId });
    await timeIsUp(orderId);
    expect(await closeUnpaid(system, { orderId, as: "expired" })).toBe("closed");
    expect(await free(show)).toBe(10);
  });

  it("can be cancelled by its buyer, and its trade takes no more money", async () => {
    const { show, orderId, accountId, state } = await unpaidOrder();
    const outTradeNo = await sandbox.enterCashier({ orderId, accountId });
    expect(await closeUnpaid(system, { orderId, as: "cancelled" })).toBe("closed");
    expect(await state()).toBe("cancelled");
    expect((await sandbox.trade(outTradeNo)).status).toBe("TRADE_CLOSED");
    expect(await free(show)).toBe(10);
  });

  it("turns out paid when the money came but its callback did not", async () => {
    const { show, orderId, accountId, state } = await unpaidOrder();
    await sandbox.pay(await sandbox.enterCashier({ orderId, accountId }));
    await timeIsUp(orderId);
    expect(await closeUnpaid(system, { orderId, as: "expired" })).toBe("paid");
    expect(await state()).toBe("paid");
    expect(await free(show)).toBe(9);
  });
});

describe("money that no order can use goes back by itself", () => {
  it("when it comes after the order's time", async () => {
    const { show, orderId, accountId, state } = await unpaidOrder();
    const outTradeNo = await sandbox.enterCashier({ orderId, accountId });
    await timeIsUp(orderId);
    await sandbox.payLate(outTradeNo, 500);
    expect(await closeUnpaid(system, { orderId, as: "expired" })).toBe("closed");
    await eventually(() => checkPayments(system, orderId));
    expect(await state()).toBe("expired");
    expect(await refundsOf(orderId)).toMatchObject([{ reason: "order_closed", amountFen: 18_000, state: "requested" }]);
    await settleRefunds(system, orderId);
    await settleRefunds(system, orderId);
    expect(await sandbox.trade(outTradeNo)).toMatchObject({ amount: 18_000, refunded: 18_000 });
    expect(await refundsOf(orderId)).toMatchObject([{ state: "succeeded" }]);
    expect(await free(show)).toBe(10);
  });

  it("when another sum than the order's is found at the end of its time, and the order ends all the same", async () => {
    const { show, orderId, accountId, state } = await unpaidOrder();
    const outTradeNo = await sandbox.enterCashier({ orderId, accountId });
    await sandbox.control("/control/pay", { out_trade_no: outTradeNo, amount: 17_999 });
    await timeIsUp(orderId);
    expect(await closeUnpaid(system, { orderId, as: "expired" })).toBe("closed");
    expect(await state()).toBe("expired");
    expect(await free(show)).toBe(10);
    await settleRefunds(system, orderId);
    expect(await sandbox.trade(outTradeNo)).toMatchObject({ amount: 17_999, refunded: 17_999 });
  });

  it("when it is another sum than the order's, and the order goes on waiting", async () => {
    const { orderId, accountId, state } = await unpaidOrder();
    const outTradeNo = await sandbox.enterCashier({ orderId, accountId });
    const applied = await applyPayment(system, { outTradeNo, gatewayTradeNo: newId(), paidFen: 17_999 });
    expect(applied).toBe("refunded: wrong amount");
    expect(await state()).toBe("awaiting_payment");
    expect(await refundsOf(orderId)).toMatchObject([{ amountFen: 17_999, reason: "wrong_amount" }]);
  });

  it("exactly one of payment and cancellation wins, and nothing is lost", async () => {
    for (let round = 0; round < 5; round++) {
      const { orderId, accountId, state } = await unpaidOrder();
      const outTradeNo = await sandbox.enterCashier({ orderId, accountId });
      const paying = sandbox.pay(outTradeNo).then(
        () => checkPayments(system, orderId),
        () => false,
      );
      await Promise.allSettled([paying, closeUnpaid(system, { orderId, as: "cancelled" })]);
      await checkPayments(system, orderId);
      await settleRefunds(system, orderId);
      const trade = await sandbox.trade(outTradeNo);
      const kept = trade.status === "TRADE_SUCCESS" || trade.refunded > 0 ? trade.amount - trade.refunded : 0;
      expect([await state(), kept]).toEqual((await state()) === "paid" ? ["paid", 18_000] : ["cancelled", 0]);
    }
  });
});
