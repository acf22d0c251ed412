import { createCipheriv, createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import type { Chance } from "./chance.ts";
import type { OpenTrade } from "./trades.ts";

/** A callback that anybody on the internet could write. */
export interface Letter {
  kind: string;
  type: string;
  headers?: Record<string, string>;
  body: string;
}

/** Whom a callback would be for: our apps and merchants, which are no secret. */
export interface Addressee {
  alipay: { appId: string; sellerId: string };
  wechat: { appId: string; mchId: string; publicKeyId: string };
}

const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const signed = (text: string) => createSign("RSA-SHA256").update(text).sign(stranger, "base64");

/** One for Alipay's address, about an open trade where there is one: signed by a stranger, or without any signature that could hold. */
export function madeUpForAlipay(to: Addressee["alipay"], open: OpenTrade | undefined, chance: Chance): Letter {
  const said: Record<string, string> = {
    notify_id: randomBytes(17).toString("hex"),
    notify_type: "trade_status_sync",
    app_id: to.appId,
    seller_id: to.sellerId,
    out_trade_no: open?.outTradeNo ?? `K${randomBytes(16).toString("hex")}`,
    trade_no: `${Date.now()}`,
    trade_status: "TRADE_SUCCESS",
    total_amount: ((open?.totalFen ?? 18_000) / 100).toFixed(2),
    sign_type: "RSA2",
  };
  const form = (more: Record<string, string>) => new URLSearchParams({ ...said, ...more }).toString();
  const lines = Object.entries(said)
    .filter(([name]) => name !== "sign_type")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`);
  const bodies: Record<string, () => string> = {
    "signed by a stranger": () => form({ sign: signed(lines.join("&")) }),
    empty: () => "",
    "not a form": () => JSON.stringify({ trade_status: "TRADE_SUCCESS" }),
    "random bytes": () => randomBytes(600).toString("latin1"),
    "without signature": () => form({}),
    "with another signature type": () => form({ sign_type: "RSA", sign: randomBytes(256).toString("base64") }),
    "with a sign that is no base64": () => form({ sign: "%%%" }),
  };
  const kind = chance.happens(0.5) ? "signed by a stranger" : chance.pick(Object.keys(bodies));
  return { kind, type: "application/x-www-form-urlencoded; charset=utf-8", body: bodies[kind]?.() ?? "" };
}

/** The same for WeChat's address, whose content nobody else can seal. */
export function madeUpForWechat(to: Addressee["wechat"], open: OpenTrade | undefined, chance: Chance): Letter {
  const content = JSON.stringify({
    ...{ mchid: to.mchId, appid: to.appId, transaction_id: `4200${Date.now()}`, trade_state: "SUCCESS" },
    out_trade_no: open?.outTradeNo ?? `W${randomBytes(15).toString("hex").toUpperCase()}`,
    amount: { total: open?.totalFen ?? 18_000, currency: "CNY" },
  });
  const body = JSON.stringify({
    ...{ id: randomBytes(18).toString("hex"), event_type: "TRANSACTION.SUCCESS", resource_type: "encrypt-resource" },
    resource: { algorithm: "AEAD_AES_256_GCM", original_type: "transaction", ...sealedByStranger(content) },
  });
  const [timestamp, nonce] = [String(Math.floor(Date.now() / 1_000)), randomBytes(16).toString("hex")];
  const headers = (signature: string, serial = to.publicKeyId) => ({
    "wechatpay-timestamp": timestamp,
    "wechatpay-nonce": nonce,
    "wechatpay-serial": serial,
    "wechatpay-signature": signature,
  });
  const byStranger = signed(`${timestamp}\n${nonce}\n${body}\n`);
  const letters: Record<string, () => Omit<Letter, "kind" | "type">> = {
    "signed by a stranger": () => ({ body, headers: headers(byStranger) }),
    "signed with a key of its own": () => ({ body, headers: headers(byStranger, randomBytes(20).toString("hex")) }),
    empty: () => ({ body: "", headers: headers(byStranger) }),
    "random bytes": () => ({ body: randomBytes(600).toString("latin1"), headers: headers(byStranger) }),
    "without signature": () => ({ body }),
    "with a sign that is no base64": () => ({ body, headers: headers("%%%") }),
  };
  const kind = chance.happens(0.5) ? "signed by a stranger" : chance.pick(Object.keys(letters));
  return { kind, type: "application/json; charset=utf-8", ...(letters[kind]?.() ?? { body: "" }) };
}

function sealedByStranger(text: string): { nonce: string; associated_data: string; ciphertext: string } {
  const nonce = randomBytes(6).toString("hex");
  const cipher = createCipheriv("aes-256-gcm", randomBytes(32), nonce, { authTagLength: 16 });
  cipher.setAAD(Buffer.from("transaction"));
  const bytes = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return { nonce, associated_data: "transaction", ciphertext: bytes.toString("base64") };
}
