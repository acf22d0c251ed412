import { systemContext } from "@kaimu/api";
import { describe, expect, it } from "vitest";
import { readOrder } from "../../../packages/api/src/ordering/index.ts";
import { applyCallback, executeRefund } from "../../../packages/api/src/payment/index.ts";
import { newId } from "../../../packages/api/src/platform/ids.ts";
import { createOrder, createShow } from "../../../packages/api/src/testing/factories.ts";
import { paymentSandbox } from "../../../packages/api/src/testing/payment-sandbox.ts";
import { eventually } from "../../../packages/api/src/testing/test-platform.ts";
import { handle } from "./handle.ts";
import { serve } from "./testing/serve.ts";

/*
 * What the sandbox sends comes in by this very gateway, over HTTP and as bytes, and the sandbox says what it heard.
 */
// An organizer's own account, with the keys the sandbox knows.
const keys = ["MCH_ID", "APP_ID", "SERIAL_NO", "PRIVATE_KEY", "API_V3_KEY", "PUBLIC_KEY_ID", "PUBLIC_KEY"];
for (const name of keys) process.env[`WECHAT_DAWN_${name}`] = process.env[`WECHAT_${name}`] ?? "";
const { platform, origin } = await serve(handle);
// Whoever runs in this process next has no such account.
for (const name of keys) delete process.env[`WECHAT_DAWN_${name}`];
const system = systemContext({ ...platform, env: { ...platform.env, CALLBACK_ORIGIN: origin } });
const sandbox = paymentSandbox(system);
const forgeries = {
  alipay: {
    CALLBACK_UNSIGNED: ["bad_signature", "unsigned", "truncated"],
    CALLBACK_REFUSED: ["wrong_amount", "wrong_currency", "wrong_app", "wrong_seller", "unknown_order"],
  },
  wechat: {
    CALLBACK_UNSIGNED: ["bad_signature", "unsigned", "truncated", "unknown_serial", "signature_probe"],
    CALLBACK_REFUSED: [
      ...["wrong_amount", "wrong_currency", "wrong_app", "wrong_seller", "unknown_order", "stale", "wrong_seal"],
    ],
  },
};

async function paidOrder(gateway: "alipay" | "wechat", faults: object = {}, credential = gateway.toUpperCase()) {
  const show = await createShow(platform.db);
  const accounts = { organizerId: show.organizerId, gateway };
  await platform.db.merchantAccount.updateMany({ where: accounts, data: { credential } });
  const accountId = newId();
  const { id: orderId } = await createOrder(system, show, { accountId });
  const outTradeNo = await sandbox.enterCashier({ orderId, accountId, gateway });
  await sandbox.control("/control", { out_trade_no: outTradeNo, faults });
  await sandbox.pay(outTradeNo);
  const stored = () => platform.db.paymentCallback.findMany({ where: { outTradeNo }, orderBy: { receivedAt: "asc" } });
  const state = async () => (await readOrder(system, { orderId, accountId })).state;
  /** From now on the organizer's account is another. */
  const accountBecomes = (other: string) =>
    platform.db.merchantAccount.updateMany({ where: accounts, data: { credential: other } });
  return { outTradeNo, orderId, stored, state, accountBecomes };
}

describe.each(["alipay", "wechat"] as const)("a payment that %s tells of", (gateway) => {
  it("is stored once however often it is told, acknowledged, and paid when it is applied", async () => {
    const { outTradeNo, stored, state } = await paidOrder(gateway, { duplicate: { times: 4 } });
    await eventually(async () => (await stored()).length > 0);
    const again = await sandbox.control("/control/notify", { out_trade_no: outTradeNo, times: 10 });
    const heard = again.heard as { acknowledged: boolean }[];
    expect(heard.map(({ acknowledged }) => acknowledged)).toEqual(Array<boolean>(10).fill(true));
    const [callback, ...more] = await stored();
    expect(more).toEqual([]);
    expect(await state()).toBe("awaiting_payment");
    await applyCallback(system, callback?.id ?? "");
    await applyCallback(system, callback?.id ?? "");
    expect(await state()).toBe("paid");
    expect((await stored())[0]).toMatchObject({ outcome: "applied", detail: "order paid" });
  });

  it("is not believed when it is forged, late, another's, or of another sum; the vendor hears which it was", async () => {
    const { outTradeNo, stored, state } = await paidOrder(gateway, { drop: { attempts: "all" } });
    for (const [code, kinds] of Object.entries(forgeries[gateway])) {
      for (const kind of kinds) {
        const heard = await sandbox.control("/control/forge", { out_trade_no: outTradeNo, kind });
        expect([kind, heard.acknowledged, heard.status, String(heard.body)]).toEqual([
          ...[kind, false, 400],
          expect.stringContaining(code),
        ]);
      }
    }
    expect(await stored()).toEqual([]);
    expect(await state()).toBe("awaiting_payment");
  });
});

it("WeChat's later word of a refund moves nothing twice", async () => {
  const { outTradeNo, orderId, stored } = await paidOrder("wechat");
  await platform.db.order.update({ where: { id: orderId }, data: { state: "cancelled" } });
  await eventually(async () => (await stored()).length === 1);
  await applyCallback(system, (await stored())[0]?.id ?? "");
  const refund = await platform.db.refund.findFirstOrThrow({ where: { orderId } });
  await executeRefund(system, refund.id);
  await eventually(async () => (await stored()).length === 2);
  const forged = await sandbox.control("/control/forge", { out_trade_no: outTradeNo, kind: "wrong_app" });
  expect(forged).toMatchObject({ acknowledged: false, body: expect.stringContaining("CALLBACK_REFUSED") });
  const [, told] = await stored();
  await applyCallback(system, told?.id ?? "");
  await applyCallback(system, told?.id ?? "");
  expect(await platform.db.refund.findMany({ where: { orderId } })).toMatchObject([{ state: "succeeded" }]);
  expect(await sandbox.trade(outTradeNo)).toMatchObject({ refunded: 18_000 });
  const settled = await platform.db.outboxEvent.findMany({ where: { name: "payment/refund.settled" } });
  expect(settled.filter((event) => (event.data as { refundId: string }).refundId === refund.id)).toHaveLength(1);
});

it("an organizer's own account is told at its own address, and no other account's word about its trades is taken", async () => {
  const own = await paidOrder("wechat", {}, "WECHAT_DAWN");
  await eventually(async () => (await own.stored()).length === 1);
  const others = await paidOrder("wechat", { drop: { attempts: "all" } });
  await others.accountBecomes("WECHAT_DAWN");
  const { heard } = await sandbox.control("/control/notify", { out_trade_no: others.outTradeNo });
  expect(heard).toMatchObject([{ acknowledged: false, body: expect.stringContaining("CALLBACK_REFUSED") }]);
  expect(await others.stored()).toEqual([]);
});

it("an account this process has no keys for is unknown, and only POST is a callback", async () => {
  expect((await fetch(`${origin}/callbacks/wechat_nobody`, { method: "POST", body: "{}" })).status).toBe(404);
  expect((await fetch(`${origin}/callbacks/wechat`)).status).toBe(405);
});
