import { describe, expect, it } from "vitest";
import { giveGoodwill } from "../payment/goodwill/give-goodwill.ts";
import { applyCallback, checkPayments, receiveCallback } from "../payment/index.ts";
import { newId } from "../platform/ids.ts";
import { signedCallback } from "../testing/alipay-callback.ts";
import { createBuyer, createOperator, createOrder, createShow } from "../testing/factories.ts";
import { paymentSandbox } from "../testing/payment-sandbox.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import { issueTickets } from "../ticketing/index.ts";
import { readTimeline } from "./read-timeline.ts";

const { platform, system } = testPlatform();
const { db } = platform;
const sandbox = paymentSandbox(system);

/** An order that waits at a gateway's cashier. */
async function atCashier() {
  const show = await createShow(db);
  const accountId = await createBuyer(system);
  const { id: orderId } = await createOrder(system, show, { accountId });
  const outTradeNo = await sandbox.enterCashier({ orderId, accountId, gateway: "alipay" });
  const seen = async () => (await readTimeline(system, orderId)).moments.map(({ what }) => what);
  return { orderId, accountId, outTradeNo, seen };
}

describe("the timeline of an order", () => {
  it("shows its placing, payment, books and tickets in the order of time, and its buyer masked", async () => {
    const { orderId, accountId, outTradeNo } = await atCashier();
    await sandbox.pay(outTradeNo);
    await checkPayments(system, orderId);
    await issueTickets(system, orderId);
    const { moments, order, showing } = await readTimeline(system, orderId);
    const whats = moments.map(({ what }) => what);
    const first = (what: (typeof whats)[number]) => whats.indexOf(what);
    expect(whats[0]).toBe("order_placed");
    expect(first("payment_opened")).toBeLessThan(first("payment_paid"));
    expect(first("payment_paid")).toBeLessThan(first("tickets_issued"));
    expect(moments.filter(({ what }) => what === "posted").map(({ facts }) => facts.kind)).toEqual([
      "payment_succeeded",
      "order_paid",
    ]);
    expect(moments.find(({ what }) => what === "payment_paid")).toMatchObject({
      by: "gateway",
      facts: { paidFen: 18_000, gateway: "alipay" },
    });
    expect(order.buyer).toMatch(/^139\*{4}\d{4}$/);
    expect(showing?.title).toBe("测试演出");
    expect(JSON.stringify(moments)).not.toContain(accountId);
  });

  it("shows a race: paid when it was closed already, refunded by itself, and goodwill by whom", async () => {
    const { orderId, outTradeNo } = await atCashier();
    await sandbox.pay(outTradeNo);
    await db.order.update({ where: { id: orderId }, data: { state: "cancelled" } });
    await checkPayments(system, orderId);
    const { moments } = await readTimeline(system, orderId);
    expect(moments.find(({ what }) => what === "refund_requested")).toMatchObject({
      by: "system",
      facts: { reason: "order_closed", amountFen: 18_000, state: "requested" },
    });

    const other = await atCashier();
    await sandbox.pay(other.outTradeNo);
    await checkPayments(system, other.orderId);
    const operatorId = await createOperator(system);
    await giveGoodwill(system, {
      giftId: newId(),
      orderId: other.orderId,
      amountFen: 100,
      why: "视线受阻",
      operatorId,
    });
    const { moments: told } = await readTimeline(system, other.orderId);
    expect(told.find(({ what }) => what === "goodwill_asked")).toMatchObject({
      by: "operator",
      name: "测试运营",
      facts: { amountFen: 100, why: "视线受阻" },
    });
  });

  it("shows a callback that the gateway signed and that was refused, with why and how often, and one that was applied", async () => {
    const { orderId, outTradeNo, seen } = await atCashier();
    const send = (yuan: string) =>
      receiveCallback(system, {
        ...{ credential: "ALIPAY", headers: {} },
        body: Buffer.from(signedCallback({ ...told, total_amount: yuan, notify_id: `${told.notify_id}-${yuan}` })),
      });
    const told = {
      ...{ notify_id: newId(), app_id: system.env.ALIPAY_APP_ID, seller_id: system.env.ALIPAY_SELLER_ID },
      ...{ out_trade_no: outTradeNo, trade_no: newId(), trade_status: "TRADE_SUCCESS" },
    };
    for (const _ of [1, 2]) expect(await refusalCode(send("0.01"))).toBe("CALLBACK_REFUSED");
    await send("180.00");
    const { id } = await db.paymentCallback.findFirstOrThrow({ where: { outTradeNo } });
    await applyCallback(system, id);
    expect(await seen()).toEqual(expect.arrayContaining(["callback_received", "callback_applied"]));
    const { moments } = await readTimeline(system, orderId);
    expect(moments.filter(({ what }) => what === "callback_refused")).toMatchObject([
      { by: "gateway", facts: { detail: `amount of ${outTradeNo}`, amountFen: 1, times: 2 } },
    ]);
  });

  it("is none for an order that does not exist", async () => {
    expect(await refusalCode(readTimeline(system, newId()))).toBe("NOT_FOUND");
  });
});
