// The payment sandbox: one process that is Alipay and WeChat Pay to a machine without internet. It speaks Alipay's open API at /gateway.do and
// WeChat's v3 API at /v3 with real keys and certificates, keeps books of its own (the witness of every audit), and has a cashier page and a
// scan page for people and a control address for drills (control.ts lists it).
// Environment: PAYMENT_PORT, PAYMENT_DATA_DIR; HOST (default 127.0.0.1), PAYMENT_NOTIFY_SCALE (factor on the vendors' repeat intervals, such
// as Alipay's 4 m, 10 m, 10 m, 1 h, 2 h, 6 h, 15 h; default 1/120: 2 s, 5 s, 5 s, 30 s, 1 min, 3 min, 7.5 min);
// ALIPAY_APP_ID, ALIPAY_SELLER_ID, ALIPAY_MERCHANT_PUBLIC_KEY, ALIPAY_SANDBOX_PRIVATE_KEY;
// WECHAT_MCH_ID, WECHAT_APP_ID, WECHAT_MOBILE_APP_ID, WECHAT_APP_SECRET, WECHAT_SERIAL_NO, WECHAT_MERCHANT_PUBLIC_KEY, WECHAT_API_V3_KEY, WECHAT_PUBLIC_KEY_ID,
// WECHAT_SANDBOX_PRIVATE_KEY. Public keys are SPKI, private ones PKCS8, in base64 without PEM armour.

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answerBill } from "./alipay-bill.ts";
import { openBooks } from "./books.ts";
import { answerCashier } from "./cashier.ts";
import { startClockwork } from "./clockwork.ts";
import { answerControl } from "./control.ts";
import { answerGateway } from "./gateway.ts";
import { answerText } from "./http.ts";
import { answerOverview } from "./overview.ts";
import { privateKeyOf, publicKeyOf } from "./rsa2.ts";
import type { Sandbox } from "./sandbox.ts";
import { answerWechat } from "./wechat/api.ts";
import { answerApp } from "./wechat/app.ts";
import { answerInside } from "./wechat/inside.ts";
import { answerPhone } from "./wechat/phone.ts";
import { answerSignIn } from "./wechat/sign-in.ts";

export type PaymentSandboxOptions = {
  /** 0 takes a free port. */
  port: number;
  host?: string;
  dataDir: string;
  appId: string;
  sellerId: string;
  /** The merchant's public key, SPKI in base64 without PEM armour. */
  merchantPublicKey: string;
  /** The gateway's own private key, PKCS8 in base64 without PEM armour. */
  privateKey: string;
  wechat: {
    mchId: string;
    appId: string;
    /** The app of app orders, where it is another. */
    mobileAppId?: string | undefined;
    /** Without it nobody is signed in for the merchant's pages. */
    appSecret?: string | undefined;
    /** Serial number of the merchant's API certificate, and its public key. */
    merchantSerial: string;
    merchantPublicKey: string;
    apiV3Key: string;
    /** WeChat's public key: its id, and its private half. */
    publicKeyId: string;
    privateKey: string;
  };
  /** Factor on the vendor's repeat intervals; default 1/120. */
  notifyScale?: number;
  /** The clock; for tests that let months go by. */
  now?: () => number;
};

/** Starts the sandbox and resolves when it listens. `stop` ends it; books and pending notifications wait in `dataDir` for the next start. */
export async function startPaymentSandbox(
  options: PaymentSandboxOptions,
): Promise<{ url: string; stop(): Promise<void> }> {
  const sandbox: Sandbox = {
    books: openBooks(options.dataDir),
    appId: options.appId,
    sellerId: options.sellerId,
    merchantKey: publicKeyOf(options.merchantPublicKey),
    ownKey: privateKeyOf(options.privateKey),
    wechat: {
      ...options.wechat,
      merchantKey: publicKeyOf(options.wechat.merchantPublicKey),
      publicKeyPrivate: privateKeyOf(options.wechat.privateKey),
    },
    notifyScale: options.notifyScale ?? 1 / 120,
    now: options.now ?? Date.now,
    wake: () => clockwork.wake(),
  };
  const server = createServer((request, response) => {
    answer(sandbox, request, response).catch((error) => {
      console.error("payment sandbox:", error);
      if (response.headersSent) response.destroy();
      else answerText(response, "sandbox error", "text/plain", 500);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(options.port, options.host ?? "127.0.0.1", resolve);
  });
  const clockwork = startClockwork(sandbox);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await clockwork.stop();
      sandbox.books.close();
    },
  };
}

async function answer(sandbox: Sandbox, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://sandbox");
  const path = url.pathname;
  if (path === "/gateway.do") return answerGateway(sandbox, request, response);
  if (path.startsWith("/v3/")) return answerWechat(sandbox, request, response);
  if (path === "/alipay/bill") return answerBill(sandbox, response, url.searchParams.get("day") ?? "");
  if (path === "/healthz") return answerText(response, "ok", "text/plain");
  if (path === "/") return answerOverview(sandbox, response);
  if (path === "/app/wechat") return answerApp(sandbox, request, response);
  if (await answerSignIn(sandbox, request, response)) return;
  if (await answerInside(sandbox, request, response)) return;
  if (answerPhone(sandbox, request, response)) return;
  if (await answerCashier(sandbox, request, response)) return;
  if (await answerControl(sandbox, request, response)) return;
  answerText(response, "not found", "text/plain", 404);
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

if (import.meta.main) {
  const scale = process.env.PAYMENT_NOTIFY_SCALE;
  const sandbox = await startPaymentSandbox({
    port: Number(required("PAYMENT_PORT")),
    host: process.env.HOST ?? "127.0.0.1",
    dataDir: required("PAYMENT_DATA_DIR"),
    appId: required("ALIPAY_APP_ID"),
    sellerId: required("ALIPAY_SELLER_ID"),
    merchantPublicKey: required("ALIPAY_MERCHANT_PUBLIC_KEY"),
    privateKey: required("ALIPAY_SANDBOX_PRIVATE_KEY"),
    wechat: {
      mchId: required("WECHAT_MCH_ID"),
      appId: required("WECHAT_APP_ID"),
      mobileAppId: process.env.WECHAT_MOBILE_APP_ID,
      appSecret: process.env.WECHAT_APP_SECRET,
      merchantSerial: required("WECHAT_SERIAL_NO"),
      merchantPublicKey: required("WECHAT_MERCHANT_PUBLIC_KEY"),
      apiV3Key: required("WECHAT_API_V3_KEY"),
      publicKeyId: required("WECHAT_PUBLIC_KEY_ID"),
      privateKey: required("WECHAT_SANDBOX_PRIVATE_KEY"),
    },
    ...(scale ? { notifyScale: Number(scale) } : {}),
  });
  console.log(`payment sandbox listens on ${sandbox.url}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => sandbox.stop().then(() => process.exit(0)));
}
