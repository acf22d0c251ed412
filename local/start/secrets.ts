/** The keys of one platform, made once and kept in `secrets.json`, so that sessions, tickets and stored fields stay readable. */
import { generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";
import { chmodSync } from "node:fs";
import { readJson, writeJson } from "./json-file.ts";

const makers = {
  AUTH_SECRET: () => randomBytes(32).toString("base64"),
  FIELD_KEYS: () => `k1:${randomBytes(32).toString("base64")}`,
  FIELD_INDEX_KEY: () => randomBytes(32).toString("base64"),
  TICKET_SIGNING_KEY: () => base64(generateKeyPairSync("ed25519").privateKey),
  SMS_ACCESS_KEY_ID: () => `LTAI${randomBytes(10).toString("hex")}`,
  SMS_ACCESS_KEY_SECRET: () => randomBytes(15).toString("hex"),
  INVOICE_APP_KEY: () => `INV${randomBytes(8).toString("hex")}`,
  INVOICE_APP_SECRET: () => randomBytes(24).toString("hex"),
  TYPESENSE_API_KEY: () => randomBytes(16).toString("hex"),
  DATABASE_PASSWORD: () => randomBytes(16).toString("hex"),
  /** Ours and the gateway's; the public halves go to the other side. */
  ALIPAY_OURS: rsaPair,
  ALIPAY_GATEWAYS: rsaPair,
  WECHAT_OURS: rsaPair,
  WECHAT_GATEWAYS: rsaPair,
  /** The serial number of our API certificate, and the key that seals what WeChat tells us: 32 characters. */
  WECHAT_SERIAL_NO: () => `3${randomBytes(20).toString("hex").slice(1)}`.toUpperCase(),
  WECHAT_API_V3_KEY: () => randomBytes(16).toString("hex"),
  WECHAT_APP_SECRET: () => randomBytes(16).toString("hex"),
};

export type Secrets = { [name in keyof typeof makers]: ReturnType<(typeof makers)[name]> };

/** The secrets of the file; those it lacks are made and written (mode 600). */
export function keepSecrets(file: string): Secrets {
  const kept = readJson<Partial<Secrets>>(file) ?? {};
  const missing = Object.entries(makers).filter(([name]) => !(name in kept));
  const all = { ...kept, ...Object.fromEntries(missing.map(([name, make]) => [name, make()])) } as Secrets;
  if (missing.length > 0) writeJson(file, all);
  chmodSync(file, 0o600);
  return all;
}

/** RSA 2048 as alipay-sdk wants it: PKCS8 and SPKI, base64 without PEM armour. */
function rsaPair(): { privateKey: string; publicKey: string } {
  const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { privateKey: base64(pair.privateKey), publicKey: base64(pair.publicKey) };
}

function base64(key: KeyObject): string {
  return key.export({ format: "der", type: key.type === "private" ? "pkcs8" : "spki" }).toString("base64");
}
