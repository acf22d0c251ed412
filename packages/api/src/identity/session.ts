import { hash } from "node:crypto";
import type { Audience } from "@kaimu/db";
import { jwtVerify, SignJWT } from "jose";
import type { Caller, Context, Platform } from "../context.ts";
import { derivedKey } from "../platform/crypto.ts";
import { keepFew } from "../platform/keep-few.ts";

/** How long a session lasts without a new login. */
export const sessionSeconds = 7 * 86_400;

/** By key bytes, which are remembered themselves: to make a key ready for use costs as much as to check a token with it. */
const ready = new WeakMap<Uint8Array, ReturnType<typeof crypto.subtle.importKey>>();

/** Each audience signs with a key of its own: another audience's token is not a token at all. */
function sessionKey(secret: string, audience: Audience): ReturnType<typeof crypto.subtle.importKey> {
  const bytes = derivedKey(secret, `session/${audience}`);
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const key =
    ready.get(bytes) ?? crypto.subtle.importKey("raw", new Uint8Array(bytes), hmac, false, ["sign", "verify"]);
  ready.set(bytes, key);
  return key;
}

/** A session as next-auth keeps it in the audience's cookie. */
export async function signSession(
  secret: string,
  o: { audience: Audience; accountId: string; sessionVersion: number },
): Promise<string> {
  return new SignJWT({ version: o.sessionVersion })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(o.accountId)
    .setAudience(o.audience)
    .setIssuedAt()
    .setExpirationTime(`${sessionSeconds}s`)
    .sign(await sessionKey(secret, o.audience));
}

/** What a token says, if this audience signed it and it has not run out; undefined otherwise. */
export async function readToken(secret: string, audience: Audience, token: string): Promise<Claims | undefined> {
  try {
    const { payload } = await jwtVerify(token, await sessionKey(secret, audience), { audience, algorithms: ["HS256"] });
    if (!payload.sub || typeof payload.version !== "number") return undefined;
    return { accountId: payload.sub, sessionVersion: payload.version, expiresAt: (payload.exp ?? 0) * 1000 };
  } catch {
    return undefined;
  }
}

/** What a token says of itself. */
export interface Claims {
  accountId: string;
  sessionVersion: number;
  expiresAt: number;
}

/** Tokens whose signature this process has checked; only their digests are kept. The session's version is looked up on every call. */
const checked = new Map<string, Claims>();
const checkedKept = 50_000;

/** Who a token stands for in an audience; anonymous when it is missing, forged, run out, another audience's, or ended. */
export async function callerOf(
  platform: Pick<Platform, "db" | "redis" | "env">,
  audience: Audience,
  token: string | undefined,
): Promise<Caller> {
  return callerOfClaims(platform, audience, await claimsOf(platform, audience, token));
}

/** What a token says, without a question to a store: whether its session still lives, `callerOfClaims` finds out. */
export async function claimsOf(
  platform: Pick<Platform, "env">,
  audience: Audience,
  token: string | undefined,
): Promise<Claims | undefined> {
  if (!token) return undefined;
  const digest = hash("sha256", `${audience}\0${token}`, "base64");
  let claims = checked.get(digest);
  if (!claims) {
    claims = await readToken(platform.env.AUTH_SECRET, audience, token);
    if (!claims) return undefined;
    keepFew(checked, digest, claims, checkedKept);
  }
  return claims.expiresAt > Date.now() ? claims : undefined;
}

/** Whom claims stand for now: anonymous when there are none, or their session has ended. `remembered` is what stood in `versionKey`, when it was read already. */
export async function callerOfClaims(
  platform: Pick<Platform, "db" | "redis">,
  audience: Audience,
  claims: Claims | undefined,
  remembered?: string | null | undefined,
): Promise<Caller> {
  if (!claims) return { kind: "anonymous" };
  const current = remembered ? Number(remembered) : await sessionVersionOf(platform, audience, claims.accountId);
  return current === claims.sessionVersion ? { kind: audience, accountId: claims.accountId } : { kind: "anonymous" };
}

/** Where Redis remembers the version of an account's session; in the slot of the account. */
export const versionKey = (accountId: string) => `session:{${accountId}}`;
/** A hundred thousand who wait and ask again each minute must not each cost MySQL a question a minute. An end is told to Redis at once. */
const versionKeptSeconds = 900;

/** The account's session version: from Redis, or from MySQL when Redis has none or is away. */
async function sessionVersionOf(
  platform: Pick<Platform, "db" | "redis">,
  audience: Audience,
  accountId: string,
): Promise<number | undefined> {
  const remembered = await platform.redis.get(versionKey(accountId)).catch(() => null);
  if (remembered !== null) return Number(remembered);
  const row = await platform.db.account.findFirst({
    where: { id: accountId, audience },
    select: { sessionVersion: true },
  });
  if (!row) return undefined;
  // Only where there is none: a reader that was slow must not put back a version that has ended meanwhile.
  await platform.redis
    .set(versionKey(accountId), row.sessionVersion, "EX", versionKeptSeconds, "NX")
    .catch(() => undefined);
  return row.sessionVersion;
}

/**
 * Ends every session of an account at once, on all devices. Redis is asked first: when it is away nothing changes and the caller hears so,
 * rather than that a remembered version outlives its end.
 */
export async function endSessions(ctx: Context, accountId: string): Promise<void> {
  await ctx.redis.del(versionKey(accountId));
  const { sessionVersion } = await ctx.db.account.update({
    where: { id: accountId },
    data: { sessionVersion: { increment: 1 } },
    select: { sessionVersion: true },
  });
  await ctx.redis.set(versionKey(accountId), sessionVersion, "EX", versionKeptSeconds);
}
