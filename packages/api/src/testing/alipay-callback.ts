import { createPrivateKey, createSign, type KeyObject } from "node:crypto";

/** The key of Alipay's, which the sandbox signs with. */
const gatewayKey = () =>
  createPrivateKey({
    key: Buffer.from(process.env.ALIPAY_SANDBOX_PRIVATE_KEY ?? "", "base64"),
    format: "der",
    type: "pkcs8",
  });

/** A callback as Alipay writes it: RSA2 over the sorted fields without sign and sign_type. */
export function signedCallback(fields: Record<string, string>, key: KeyObject = gatewayKey()): string {
  const text = Object.keys(fields)
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join("&");
  const sign = createSign("RSA-SHA256").update(text).sign(key, "base64");
  return new URLSearchParams({ ...fields, sign, sign_type: "RSA2" }).toString();
}
