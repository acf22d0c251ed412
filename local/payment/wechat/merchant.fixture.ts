// WeChat's merchant for the tests: a client of a few lines, a notify_url that opens what comes, and a sandbox on a free port whose clock can
// be put forward.

import { createDecipheriv, createPrivateKey, createSign, createVerify, X509Certificate } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { bytesOf } from "../http.ts";
import { startPaymentSandbox } from "../main.ts";
import { keyPair, newSetup } from "../merchant.fixture.ts";

type Json = Record<string, unknown>;
export type Told = {
  headers: Record<string, string | string[] | undefined>;
  body: string;
  event: string;
  content: Json;
};

/** A running sandbox with its merchant around it. `answer` decides the status of each answer to a notification. */
export async function startWechatShop(answer: (before: number) => number = () => 200) {
  const setup = newSetup();
  const own = keyPair();
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const wechat = { ...setup.options.wechat, merchantPublicKey: own.publicKey };
  const sandbox = await startPaymentSandbox({ ...setup.options, wechat, now });
  const told: Told[] = [];
  const receiver = createServer(async (request, response) => {
    const body = (await bytesOf(request)).toString("utf8");
    const { event_type, resource } = JSON.parse(body) as { event_type: string; resource: Sealed };
    told.push({
      headers: request.headers,
      body,
      event: event_type,
      content: JSON.parse(opened(resource, wechat.apiV3Key)),
    });
    response.writeHead(answer(told.length - 1)).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const notify_url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/callbacks/wechat`;

  const privateKey = createPrivateKey({ key: Buffer.from(own.privateKey, "base64"), format: "der", type: "pkcs8" });
  const send = async (method: string, path: string, json?: Json, o: { at?: number; serial?: string } = {}) => {
    const body = json ? JSON.stringify(json) : "";
    const [timestamp, nonce] = [Math.floor((o.at ?? now()) / 1_000), "n0nce"];
    const signature = createSign("RSA-SHA256")
      .update(`${method}\n${path}\n${timestamp}\n${nonce}\n${body}\n`)
      .sign(privateKey, "base64");
    const serial = o.serial ?? wechat.merchantSerial;
    const named = `mchid="${wechat.mchId}",nonce_str="${nonce}",signature="${signature}",timestamp="${timestamp}",serial_no="${serial}"`;
    const response = await fetch(`${sandbox.url}${path}`, {
      method,
      headers: { authorization: `WECHATPAY2-SHA256-RSA2048 ${named}` },
      ...(body ? { body } : {}),
    });
    // As bytes: a byte order mark is part of what was signed or hashed.
    const text = Buffer.from(await response.arrayBuffer()).toString("utf8");
    const isJson = response.headers.get("content-type")?.startsWith("application/json");
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson && text ? (JSON.parse(text) as Json) : {},
    };
  };

  const order = (out_trade_no: string, more: Json = {}) => ({
    ...{ appid: wechat.appId, mchid: wechat.mchId, description: "话剧《茶馆》2 张", out_trade_no, notify_url },
    ...{ amount: { total: 128_000, currency: "CNY" }, ...more },
  });
  const control = async (path: string, json: Json) =>
    (await fetch(`${sandbox.url}${path}`, { method: "POST", body: JSON.stringify(json) })).json() as Promise<Json>;
  return {
    ...{ url: sandbox.url, wechat, told, send, order, control },
    place: (product: string, out_trade_no: string, more?: Json) =>
      send("POST", `/v3/pay/transactions/${product}`, order(out_trade_no, more)),
    query: async (number: string) =>
      (await send("GET", `/v3/pay/transactions/out-trade-no/${number}?mchid=${wechat.mchId}`)).json,
    refund: (out_trade_no: string, out_refund_no: string, refund: number) =>
      send("POST", "/v3/refund/domestic/refunds", {
        ...{ out_trade_no, out_refund_no, notify_url, amount: { refund, total: 128_000, currency: "CNY" } },
      }),
    pay: (out_trade_no: string) => control("/control/pay", { out_trade_no }),
    forward: (ms: number) => {
      ahead += ms;
    },
    stop: async () => {
      await sandbox.stop();
      receiver.close();
      receiver.closeAllConnections();
    },
  };
}

type Sealed = { ciphertext: string; nonce: string; associated_data: string };

/** What was sealed with the APIv3 key. */
export function opened({ ciphertext, nonce, associated_data }: Sealed, apiV3Key: string): string {
  const bytes = Buffer.from(ciphertext, "base64");
  const decipher = createDecipheriv("aes-256-gcm", Buffer.from(apiV3Key), Buffer.from(nonce));
  decipher.setAAD(Buffer.from(associated_data)).setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString("utf8");
}

/** Whether a certificate's key signed a message. */
export function signedBy(certificate: string, headers: (name: string) => string, body: string): boolean {
  const text = `${headers("wechatpay-timestamp")}\n${headers("wechatpay-nonce")}\n${body}\n`;
  const { publicKey } = new X509Certificate(certificate);
  return createVerify("RSA-SHA256").update(text).verify(publicKey, headers("wechatpay-signature"), "base64");
}
