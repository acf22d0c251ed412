// Aliyun's V3 request signature, ACS3-HMAC-SHA256, checked as strictly as the vendor does.
// Source: https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature

import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

const ALGORITHM = "ACS3-HMAC-SHA256";
const AUTHORIZATION = /^ACS3-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;
export const TOLERANCE_MS = 15 * 60_000;

export type SignedRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
};
export type Keys = { accessKeyId: string; accessKeySecret: string };
export type Fault = { status: number; code: string; message: string };

/** Why the vendor would refuse this request, or undefined when its signature is good. Whether the nonce is fresh is the caller's to ask. */
export function signatureFault(request: SignedRequest, keys: Keys, now: number): Fault | undefined {
  const { headers } = request;
  for (const name of [
    "host",
    "x-acs-action",
    "x-acs-version",
    "x-acs-date",
    "x-acs-signature-nonce",
    "x-acs-content-sha256",
  ])
    if (!headers[name])
      return { status: 400, code: `Missing${name}`, message: `${name} is mandatory for this action.` };
  const match = AUTHORIZATION.exec(headers.authorization ?? "");
  if (!match)
    return {
      status: 400,
      code: "MissingAuthorization",
      message: `Authorization is not "${ALGORITHM} Credential=…,SignedHeaders=…,Signature=…".`,
    };
  const [, accessKeyId = "", signedHeaders = "", signature = ""] = match;
  if (accessKeyId !== keys.accessKeyId)
    return { status: 404, code: "InvalidAccessKeyId.NotFound", message: "Specified access key is not found." };
  const at = Date.parse(String(headers["x-acs-date"]));
  if (!(Math.abs(now - at) <= TOLERANCE_MS))
    return { status: 400, code: "InvalidTimeStamp.Expired", message: "Specified time stamp or date value is expired." };
  if (headers["x-acs-content-sha256"] !== sha256(request.body))
    return mismatch("x-acs-content-sha256 is not the hash of the body.");
  // Every x-acs-* header, the host and the content type must be under the signature, else they could be changed on the way.
  const mandatory = Object.keys(headers).filter(
    (name) => name === "host" || name === "content-type" || name.startsWith("x-acs-"),
  );
  const names = signedHeaders.split(";");
  if (names.join(";") !== [...names].sort().join(";")) return mismatch("SignedHeaders are not sorted.");
  const unsigned = mandatory.find((name) => !names.includes(name));
  if (unsigned) return mismatch(`${unsigned} is not signed.`);
  const canonical = canonicalRequest(request, names);
  const expected = signatureOf(canonical, keys.accessKeySecret);
  if (!timingSafeEqual(Buffer.from(expected, "hex"), Buffer.from(signature, "hex")))
    return mismatch(`Specified signature does not match our calculation. server CanonicalRequest is [${canonical}]`);
  return undefined;
}

/** The text the signature stands for. */
export function canonicalRequest(request: SignedRequest, signedHeaders: string[]): string {
  const query = [...request.query]
    .map(([name, value]) => `${percent(name)}=${percent(value)}`)
    .sort()
    .join("&");
  const headers = signedHeaders.map((name) => `${name}:${String(request.headers[name] ?? "").trim()}\n`).join("");
  return [request.method, request.path, query, headers, signedHeaders.join(";"), sha256(request.body)].join("\n");
}

/** The signature of a canonical request, in hex. */
export function signatureOf(canonical: string, accessKeySecret: string): string {
  return createHmac("sha256", accessKeySecret)
    .update(`${ALGORITHM}\n${sha256(canonical)}`)
    .digest("hex");
}

/** SHA-256 of text, in hex. */
export function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

function percent(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function mismatch(message: string): Fault {
  return { status: 400, code: "SignatureDoesNotMatch", message };
}
