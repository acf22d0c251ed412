import { randomUUID } from "node:crypto";
import { isSameText, signText } from "../platform/crypto.ts";
import { keepFew } from "../platform/keep-few.ts";

/**
 * A device's id: random, signed so that nobody makes them up, in a cookie that scripts do not see. It says nothing about the person; whoever
 * deletes it counts as a stranger, and strangers of one address share a limit.
 */
export const deviceCookie = "kaimu.device";

/** How long a browser keeps it. */
const keptSeconds = 365 * 86_400;

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
  if (!isSameText(cookie.slice(at + 1), signature(secret, id))) return undefined;
  keepFew(mine, cookie, id, checkedKept);
  return id;
}

const signature = (secret: string, id: string) => signText(secret, "device", id).slice(0, 22);
