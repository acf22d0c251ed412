import { createCipheriv, createSign, randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { newId } from "../../platform/ids.ts";
import { createOrder, createShow } from "../../testing/factories.ts";
import { paymentSandbox } from "../../testing/payment-sandbox.ts";
import { refusalCode, testPlatform } from "../../testing/test-platform.ts";
import { receiveCallback } from "../index.ts";
import { privateKeyOf } from "./signature.ts";

const { platform, system } = testPlatform();
const sandbox = paymentSandbox(system);
const keys = system.env.merchants.wechat.WECHAT;
const wechats = privateKeyOf(process.env.WECHAT_SANDBOX_PRIVATE_KEY ?? "");

/** A callback as WeChat writes it: sealed with our APIv3 key, signed over its bytes by the public key that has an id. */
function told(content: object, o: { id?: string; nonce?: string; ageMs?: number } = {}) {
  const sealNonce = randomBytes(6).toString("hex");
  const cipher = createCipheriv("aes-256-gcm", keys?.API_V3_KEY ?? "", sealNonce).setAAD(Buffer.from("transaction"));
  const sealed = [cipher.update(JSON.stringify(content)), cipher.final(), cipher.getAuthTag()];
  const body = JSON.stringify({
    ...{ id: o.id ?? newId(), event_type: "TRANSACTION.SUCCESS", resource_type: "encrypt-resource" },
    resource: {
      ...{ algorithm: "AEAD_AES_256_GCM", associated_data: "transaction", nonce: sealNonce },
      ciphertext: Buffer.concat(sealed).toString("base64"),
    },
  });
  const timestamp = String(Math.floor((Date.now() - (o.ageMs ?? 0)) / 1_000));
  const nonce = o.nonce ?? randomBytes(16).toString("hex");
  const signature = createSign("RSA-SHA256").update(`${timestamp}\n${nonce}\n${body}\n`).sign(wechats, "base64");
  const headers = {
    ...{ "wechatpay-timestamp": timestamp, "wechatpay-nonce": nonce, "wechatpay-signature": signature },
    "wechatpay-serial": keys?.PUBLIC_KEY_ID,
  };
  return { credential: "WECHAT", headers, body: Buffer.from(body) };
}

async function trade() {
  const show = await createShow(platform.db);
  const accountId = newId();
  const { id: orderId } = await createOrder(system, show, { accountId });
  const outTradeNo = await sandbox.enterCashier({ orderId, accountId, gateway: "wechat" });
  const content = {
    ...{ mchid: keys?.MCH_ID, appid: keys?.APP_ID, out_trade_no: outTradeNo, transaction_id: newId() },
    ...{ trade_state: "SUCCESS", amount: { total: 18_000, currency: "CNY" } },
  };
  return { content, stored: () => platform.db.paymentCallback.count({ where: { outTradeNo } }) };
}

it("the same message again is known; another with its nonce is refused, and one that is six minutes old", async () => {
  const { content, stored } = await trade();
  const message = told(content, { nonce: `nonce-${newId()}` });
  await receiveCallback(system, message);
  await receiveCallback(system, message);
  expect(await stored()).toBe(1);
  const nonce = message.headers["wechatpay-nonce"];
  expect(await refusalCode(receiveCallback(system, told(content, { nonce })))).toBe("CALLBACK_REFUSED");
  expect(await refusalCode(receiveCallback(system, told(content, { ageMs: 360_000 })))).toBe("CALLBACK_REFUSED");
  expect(await stored()).toBe(1);
});

it("one byte more or less, also one that means nothing, is another message", async () => {
  const { content, stored } = await trade();
  const message = told(content);
  const spaced = { ...message, body: Buffer.from(`${message.body} `) };
  expect(await refusalCode(receiveCallback(system, spaced))).toBe("CALLBACK_UNSIGNED");
  expect(await refusalCode(receiveCallback(system, { ...message, headers: {} }))).toBe("CALLBACK_UNSIGNED");
  expect(await stored()).toBe(0);
});
