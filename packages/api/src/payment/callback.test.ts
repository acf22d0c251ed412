import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readOrder } from "../ordering/index.ts";
import { newId } from "../platform/ids.ts";
import { signedCallback } from "../testing/alipay-callback.ts";
import { createOrder, createShow } from "../testing/factories.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import { applyCallback, receiveCallback, startPayment } from "./index.ts";

const { platform, system } = testPlatform();
async function paidTrade(changes: Record<string, string> = {}) {
  const show = await createShow(platform.db);
  const accountId = newId();
  const { id: orderId } = await createOrder(system, show, { accountId });
  await startPayment(system, { orderId, accountId, gateway: "alipay", client: { kind: "desktop" }, subject: "x" });
  const { outTradeNo } = await platform.db.payment.findFirstOrThrow({ where: { orderId } });
  const fields = {
    notify_id: newId(),
    notify_type: "trade_status_sync",
    app_id: system.env.ALIPAY_APP_ID,
    seller_id: system.env.ALIPAY_SELLER_ID,
    out_trade_no: outTradeNo,
    trade_no: newId(),
    total_amount: "180.00",
    trade_status: "TRADE_SUCCESS",
    subject: "100% 开幕 & 𠮷",
    charset: "utf-8",
    ...changes,
  };
  const stored = () => platform.db.paymentCallback.findMany({ where: { outTradeNo } });
  const state = async () => (await readOrder(system, { orderId, accountId })).state;
  const receive = (body: string) =>
    receiveCallback(system, { credential: "ALIPAY", headers: {}, body: Buffer.from(body) });
  return { fields, stored, state, receive };
}

describe("a callback", () => {
  it("is stored once with its news before the gateway hears success, and pays the order when it is applied", async () => {
    const { fields, stored, state, receive } = await paidTrade();
    const body = signedCallback(fields);
    await Promise.all(Array.from({ length: 10 }, () => receive(body)));
    const [callback, ...more] = await stored();
    expect(more).toEqual([]);
    const events = await platform.db.outboxEvent.findMany({ where: { name: "payment/callback.received" } });
    expect(events.filter((event) => (event.data as { callbackId: string }).callbackId === callback?.id)).toHaveLength(
      1,
    );
    expect(await state()).toBe("awaiting_payment");
    await applyCallback(system, callback?.id ?? "");
    await applyCallback(system, callback?.id ?? "");
    expect(await state()).toBe("paid");
    expect((await stored())[0]).toMatchObject({ outcome: "applied", detail: "order paid" });
  });

  it("about anything but a payment changes nothing", async () => {
    const { fields, stored, state, receive } = await paidTrade({ trade_status: "TRADE_CLOSED" });
    await receive(signedCallback(fields));
    await applyCallback(system, (await stored())[0]?.id ?? "");
    expect(await state()).toBe("awaiting_payment");
  });
});

describe("a callback is refused and leaves no trace", () => {
  it("without a signature", async () => {
    const { fields, stored, receive } = await paidTrade();
    expect(await refusalCode(receive(new URLSearchParams(fields).toString()))).toBe("CALLBACK_UNSIGNED");
    expect(await refusalCode(receive(""))).toBe("CALLBACK_UNSIGNED");
    expect(await stored()).toEqual([]);
  });

  it("signed by somebody else, or changed after it was signed", async () => {
    const { fields, stored, receive } = await paidTrade();
    const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
    expect(await refusalCode(receive(signedCallback(fields, stranger)))).toBe("CALLBACK_UNSIGNED");
    expect(await refusalCode(receive(signedCallback(fields).replace("180.00", "180.01")))).toBe("CALLBACK_UNSIGNED");
    expect(await stored()).toEqual([]);
  });

  it.each([
    ["of another amount", { total_amount: "0.01" }],
    ["with an amount that is no amount", { total_amount: "1e2" }],
    ["of another app", { app_id: "2021999999999999" }],
    ["for another seller", { seller_id: "2088999999999999" }],
    ["in another currency", { trans_currency: "USD" }],
    ["for an order that is not ours", { out_trade_no: "K00000000" }],
  ])("%s, although the gateway's key signed it", async (_name, change) => {
    const { fields, stored, state, receive } = await paidTrade();
    expect(await refusalCode(receive(signedCallback({ ...fields, ...change })))).toBe("CALLBACK_REFUSED");
    expect(await stored()).toEqual([]);
    expect(await state()).toBe("awaiting_payment");
  });
});
