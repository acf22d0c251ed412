// The merchant's side for the tests: the vendor's own SDK, a notify_url that remembers what came, and a sandbox on a free port.

import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AlipaySdk } from "alipay-sdk";
import { bodyOf } from "./http.ts";
import { type PaymentSandboxOptions, startPaymentSandbox } from "./main.ts";
import type { Fields } from "./rsa2.ts";

// The numbers of a platform on one machine (start/environment.ts): what is another's must be so for these.
const APP_ID = "2021000000000001";
const SELLER_ID = "2088000000000001";

export function keyPair() {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    publicKey: publicKey.export({ type: "spki", format: "der" }).toString("base64"),
    privateKey: privateKey.export({ type: "pkcs8", format: "der" }).toString("base64"),
  };
}

/** Keys of both sides and a data folder: what stays the same when the sandbox starts again. */
export function newSetup() {
  const [merchant, gateway, wechatMerchant, wechatOwn] = [keyPair(), keyPair(), keyPair(), keyPair()];
  const options: PaymentSandboxOptions = {
    ...{ port: 0, dataDir: mkdtempSync(join(tmpdir(), "payment-")), appId: APP_ID, sellerId: SELLER_ID },
    ...{ merchantPublicKey: merchant.publicKey, privateKey: gateway.privateKey, notifyScale: 1 / 12_000 },
    wechat: {
      ...{
        mchId: "1900000001",
        appId: "wx0000000000000001",
        appSecret: "00112233445566778899aabbccddeeff",
        merchantSerial: "3775B6A45ACD588826D15E583A95F5DD00000001",
      },
      ...{ merchantPublicKey: wechatMerchant.publicKey, apiV3Key: "0123456789abcdef0123456789abcdef" },
      ...{ publicKeyId: "PUB_KEY_ID_0119000000012026000000000001", privateKey: wechatOwn.privateKey },
    },
  };
  const sdkAt = (url: string) =>
    new AlipaySdk({
      ...{ appId: APP_ID, privateKey: merchant.privateKey, keyType: "PKCS8" as const },
      ...{ alipayPublicKey: gateway.publicKey, gateway: `${url}/gateway.do` },
    });
  return { options, sdkAt };
}

/** A notify_url; `answer` decides the body of each answer by what came and how many came before. */
export async function startReceiver(answer: (fields: Fields, before: number) => string = () => "success") {
  const received: Fields[] = [];
  const server = createServer(async (request, response) => {
    const fields = Object.fromEntries(new URLSearchParams(await bodyOf(request)));
    received.push(fields);
    response.end(answer(fields, received.length - 1));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/callbacks/alipay`,
    received,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A running sandbox with everything around it. `stop` ends all of it. */
export async function startShop(answer?: (fields: Fields, before: number) => string) {
  const setup = newSetup();
  const [sandbox, receiver] = await Promise.all([startPaymentSandbox(setup.options), startReceiver(answer)]);
  const sdk = setup.sdkAt(sandbox.url);
  const shop = { ...setup, ...shopOf(sdk, sandbox.url, receiver.url), receiver, url: sandbox.url, sdk };
  const stop = async () => {
    await sandbox.stop();
    receiver.stop();
  };
  return { ...shop, stop };
}

/** What a merchant and its buyer do, against a sandbox at `url`. */
export function shopOf(sdk: AlipaySdk, url: string, notifyUrl: string) {
  const payUrl = (outTradeNo: string, more: Record<string, unknown> = {}) =>
    sdk.pageExecute("alipay.trade.page.pay", "GET", {
      notifyUrl,
      returnUrl: "http://shop.example/orders/1?from=pay",
      bizContent: {
        ...{ out_trade_no: outTradeNo, total_amount: "1280.00", subject: "话剧《茶馆》2 张" },
        ...{ product_code: "FAST_INSTANT_TRADE_PAY", ...more },
      },
    });
  return {
    payUrl,
    /** The buyer opens the pay page; resolves to the cashier's address. */
    enter: async (outTradeNo: string, more?: Record<string, unknown>) => {
      const response = await fetch(payUrl(outTradeNo, more));
      if (!response.ok) throw new Error(await response.text());
      return response.url;
    },
    press: (cashier: string, button: "pay" | "fail") =>
      fetch(`${cashier}/${button}`, { method: "POST", redirect: "manual" }),
    call: (method: string, bizContent: Record<string, unknown>) =>
      sdk.exec(method, { bizContent }, { validateSign: true }),
    control: async (path: string, json?: unknown) => {
      const init = json === undefined ? {} : { method: "POST", body: JSON.stringify(json) };
      const response = await fetch(`${url}${path}`, init);
      return { status: response.status, json: JSON.parse(await response.text()) };
    },
  };
}

/** Asks until `look` gives something, at most ten seconds. */
export async function eventually<T>(look: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > deadline) throw new Error(`not within 10 s: ${look}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
