import { describe, expect, it } from "vitest";
import { askForInvoice } from "../finance/invoices/ask-invoice.ts";
import { correctInvoice } from "../finance/invoices/correct-invoice.ts";
import { issueInvoice, noteNotIssued } from "../finance/invoices/issue-invoice.ts";
import { reverseInvoice } from "../finance/invoices/reverse-invoice.ts";
import { tryInvoiceAgain } from "../finance/invoices/try-again.ts";
import { giveGoodwill } from "../payment/goodwill/give-goodwill.ts";
import { applyCallback, checkPayments, giveBack, quoteReturn, receiveCallback } from "../payment/index.ts";
import { newId } from "../platform/ids.ts";
import { signedCallback } from "../testing/alipay-callback.ts";
import { createBuyer, createOperator, createOrder, createShow, type ShowOptions } from "../testing/factories.ts";
import { paymentSandbox } from "../testing/payment-sandbox.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import { issueTickets } from "../ticketing/index.ts";
import { readTimeline } from "./read-timeline.ts";

const { platform, system } = testPlatform();
const { db } = platform;
const sandbox = paymentSandbox(system);

/** An order that waits at a gateway's cashier. */
async function atCashier(options: ShowOptions = {}) {
  const show = await createShow(db, options);
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

  it("shows its invoice: asked for, refused, corrected, tried again by whom, issued and reversed", async () => {
    const refundRule = { steps: [{ untilHoursBefore: 1, keepPercent: 20 }] };
    const { orderId, accountId, outTradeNo } = await atCashier({ refundRule });
    await sandbox.pay(outTradeNo);
    await checkPayments(system, orderId);
    const buyer = { kind: "individual", title: "王小明" } as const;
    const wish = { accountId, clientKey: newId(), buyer, mail: "a@example.com" };
    const { invoiceId } = await askForInvoice(system, { ...wish, orderId });
    await noteNotIssued(system, { invoiceId, detail: "TITLE_MISMATCH", ofBuyer: true });
    await correctInvoice(system, { ...wish, invoiceId });
    await noteNotIssued(system, { invoiceId, detail: "REFUSED" });
    await tryInvoiceAgain(system, { invoiceId, operatorId: await createOperator(system) });
    await issueInvoice(system, invoiceId);
    await issueTickets(system, orderId);
    const { lines } = await quoteReturn(system, { orderId, accountId });
    const [lineIds, expectedBackFen] = [lines.map((line) => line.lineId), lines.reduce((sum, l) => sum + l.backFen, 0)];
    await giveBack(system, { orderId, accountId, lineIds, clientKey: newId(), expectedBackFen });
    await reverseInvoice(system, invoiceId);
    const { moments } = await readTimeline(system, orderId);
    const told = moments.filter(({ what }) => what.startsWith("invoice_"));
    expect(told.map(({ what, by }) => `${what} ${by}`)).toEqual([
      ...["invoice_requested buyer", "invoice_not_issued system", "invoice_corrected buyer"],
      ...["invoice_not_issued system", "invoice_tried_again operator", "invoice_issued system"],
      ...["invoice_reversing system", "invoice_reversed system"],
    ]);
    expect(told[1]?.facts).toMatchObject({ amountFen: 18_000, detail: "TITLE_MISMATCH" });
    expect(told[4]?.name).toBe("测试运营");
    expect(told[5]?.facts.number).toMatch(/^\d{20}$/);
    expect(JSON.stringify(moments)).not.toContain("王小明");
  });

  it("is none for an order that does not exist", async () => {
    expect(await refusalCode(readTimeline(system, newId()))).toBe("NOT_FOUND");
  });
});
