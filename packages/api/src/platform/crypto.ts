import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";

/**
 * Personal fields at rest: AES-256-GCM under a named key, bound to the column and row they stand in, so that a value
 * moved to another row does not open. Equality goes through an HMAC index with a key of its own: the space of phone
 * and document numbers is small enough to try out a plain hash.
 */
export interface FieldCipher {
  /** `place` is table:column:rowId. */
  seal(plain: string, place: string): string;
  /** Throws when the value was changed, moved, or sealed under a key that is not known. */
  open(sealed: string, place: string): string;
  /** 64 hex digits; the same normalised value gives the same index. `kind` keeps columns apart. */
  index(kind: string, plain: string): string;
}

/** `keys` is "id:base64,…" with the current key first; older ones only open. */
export function fieldCipher(keys: string, indexKey: string): FieldCipher {
  const byId = new Map(
    keys.split(",").map((pair) => {
      const at = pair.indexOf(":");
      return [pair.slice(0, at), Buffer.from(pair.slice(at + 1), "base64")] as const;
    }),
  );
  const [currentId, currentKey] = [...byId][0] ?? [];
  if (!currentId || !currentKey) throw new Error("no field key");
  const hmacKey = Buffer.from(indexKey, "base64");

  return {
    seal(plain, place) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", currentKey, nonce).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return `${currentId}.${Buffer.concat([nonce, body, cipher.getAuthTag()]).toString("base64url")}`;
    },
    open(sealed, place) {
      const [id = "", text = ""] = sealed.split(".");
      const key = byId.get(id);
      if (!key) throw new Error(`field key ${id} is not known`);
      const bytes = Buffer.from(text, "base64url");
      const opener = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12)).setAAD(Buffer.from(place));
      opener.setAuthTag(bytes.subarray(-16));
      return Buffer.concat([opener.update(bytes.subarray(12, -16)), opener.final()]).toString("utf8");
    },
    index: (kind, plain) => createHmac("sha256", hmacKey).update(`${kind}\0${plain}`).digest("hex"),
  };
}

/** By secret and purpose: purposes are few, and tokens are looked at with every call. */
const derived = new Map<string, Uint8Array>();

/** A 32-byte key for one purpose, derived from the secret; purposes cannot stand in for one another. */
export function derivedKey(secretBase64: string, purpose: string): Uint8Array {
  const name = `${purpose}\0${secretBase64}`;
  const key =
    derived.get(name) ?? new Uint8Array(hkdfSync("sha256", Buffer.from(secretBase64, "base64"), "", purpose, 32));
  derived.set(name, key);
  return key;
}

/** What we sign to know it again: HMAC-SHA-256 under the key of one purpose, in base64url. */
export function signText(secretBase64: string, purpose: string, text: string): string {
  return createHmac("sha256", derivedKey(secretBase64, purpose)).update(text).digest("base64url");
}

/** Compares what a stranger sent with what it should be; the time it takes tells nothing of how much was right. */
export function isSameText(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** 138****8000 */
export function maskPhone(phone: string): string {
  return phone.replace(/^(\d{3})\d+(\d{4})$/, "$1****$2");
}
