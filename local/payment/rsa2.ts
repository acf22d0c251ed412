// RSA2 of the open API: SHA256withRSA over "key=value&…" of the sorted, non-empty parameters.
// Source: https://opendocs.alipay.com/common/02kf5q (requests), https://opendocs.alipay.com/common/02mse7 (notifications).

import { createPrivateKey, createPublicKey, createSign, createVerify, type KeyObject } from "node:crypto";

export type Fields = Record<string, string>;

/** Reads a PKCS8 private key given as base64 without PEM armour. Throws when it is not one. */
export function privateKeyOf(base64: string): KeyObject {
  return createPrivateKey({ key: Buffer.from(base64, "base64"), format: "der", type: "pkcs8" });
}

/** Reads an SPKI public key given as base64 without PEM armour. Throws when it is not one. */
export function publicKeyOf(base64: string): KeyObject {
  return createPublicKey({ key: Buffer.from(base64, "base64"), format: "der", type: "spki" });
}

/** Signs exact text; base64. */
export function signText(text: string, key: KeyObject): string {
  return createSign("RSA-SHA256").update(text, "utf8").sign(key, "base64");
}

/** Adds `sign` to notification or return parameters. There the vendor leaves out sign_type as well as sign. */
export function signFields(fields: Fields, key: KeyObject): Fields {
  return { ...fields, sign: signText(signedText(fields, ["sign", "sign_type"]), key) };
}

/** Whether a request's parameters carry the merchant's signature. In requests sign_type is signed too. */
export function requestIsSigned(fields: Fields, key: KeyObject): boolean {
  const { sign = "" } = fields;
  return createVerify("RSA-SHA256")
    .update(signedText(fields, ["sign"]), "utf8")
    .verify(key, sign, "base64");
}

/** The text under the signature; the vendor shows it in its invalid-signature answer, and so does the sandbox. */
export function signedText(fields: Fields, without: string[]): string {
  return Object.keys(fields)
    .filter((name) => fields[name] !== "" && !without.includes(name))
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join("&");
}
