import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";

/**
 * The code in a ticket's QR: KM1.<ticket>.<version>.<signature>. The server signs it with Ed25519, so that a gate can tell a real one
 * without a network; a replaced credential has a higher version, and the lower one no longer opens.
 */
export function signCode(signingKey: string, o: { ticketId: string; version: number }): string {
  const said = `KM1.${o.ticketId}.${o.version}`;
  return `${said}.${sign(null, Buffer.from(said), privateKey(signingKey)).toString("base64url")}`;
}

/** What a code says, if its signature holds; undefined otherwise. */
export function readCode(signingKey: string, code: string): { ticketId: string; version: number } | undefined {
  const [head, ticketId, version, signature] = code.split(".");
  if (head !== "KM1" || !ticketId || !version || !signature) return undefined;
  const key = createPublicKey(privateKey(signingKey));
  const holds = verify(null, Buffer.from(`KM1.${ticketId}.${version}`), key, Buffer.from(signature, "base64url"));
  return holds ? { ticketId, version: Number(version) } : undefined;
}

const keys = new Map<string, KeyObject>();

function privateKey(base64: string): KeyObject {
  const known =
    keys.get(base64) ?? createPrivateKey({ key: Buffer.from(base64, "base64"), format: "der", type: "pkcs8" });
  keys.set(base64, known);
  return known;
}
