import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { derivedKey } from "../platform/crypto.ts";

/**
 * A device's id: random, signed so that nobody makes them up, in a cookie that scripts do not see. It says nothing about the person; whoever
 * deletes it counts as a stranger, and strangers of one address share a limit.
 */
export const deviceCookie = "kaimu.device";

/** How long a browser keeps it. */
const keptSeconds = 365 * 86_400;

const keys = new Map<string, Uint8Array>();
/** By secret: cookies whose signature this process has checked, with their ids. */
const checked = new Map<string, Map<string, string>>();
const checkedKept = 50_000;

/** A new device's cookie, as a Set-Cookie header. */
export function newDeviceCookie(secret: string, secure: boolean): string {
  const id = randomUUID();
  const parts = [
    `${deviceCookie}=${id}.${signature(secret, id)}`,
    "Path=/",
    `Max-Age=${keptSeconds}`,
    "HttpOnly",
    "SameSite=Lax",
  ];
  return [...parts, ...(secure ? ["Secure"] : [])].join("; ");
}

/** The id in a device's cookie; undefined when it is missing or not ours. */
export function deviceOf(secret: string, cookie: string | undefined): string | undefined {
  if (!cookie || cookie.length > 100) return undefined;
  let mine = checked.get(secret);
  if (!mine) {
    mine = new Map();
    checked.set(secret, mine);
  }
  const known = mine.get(cookie);
  if (known) return known;
  const at = cookie.lastIndexOf(".");
  const id = cookie.slice(0, at);
  const [given, right] = [Buffer.from(cookie.slice(at + 1)), Buffer.from(signature(secret, id))];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  if (mine.size >= checkedKept) mine.delete(mine.keys().next().value as string);
  mine.set(cookie, id);
  return id;
}

function signature(secret: string, id: string): string {
  const key = keys.get(secret) ?? derivedKey(secret, "device");
  keys.set(secret, key);
  return createHmac("sha256", key).update(id).digest("base64url").slice(0, 22);
}
