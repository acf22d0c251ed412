import {
  adminRouter,
  type Caller,
  callerFactory,
  callerOf,
  openPlatform,
  opsRouter,
  readEnv,
  refusalOf,
  signSession,
  webRouter,
} from "@kaimu/api";
import { afterAll, describe, expect, it } from "vitest";
import { type Audience, audiences } from "./audiences.ts";
import { createAccount, password } from "./testing/accounts.ts";
import { askNextAuth, logIn } from "./testing/ask-next-auth.ts";

const platform = openPlatform(readEnv(), "test");
afterAll(() => platform.close());

const all = Object.keys(audiences) as Audience[];

async function signedIn(audience: Audience): Promise<{ token: string; accountId: string; mail: string }> {
  const { accountId, mail } = await createAccount(platform, audience);
  const { session } = await logIn(platform, audience, "mail-password", { mail, password });
  if (!session) throw new Error("not signed in");
  return { token: session, accountId, mail };
}

/** What the pages of an audience make of a token: who its router takes the caller for, and next-auth's own answer. */
async function whoIs(
  audience: Audience,
  token: string,
): Promise<{ caller: Caller; session: object; cleared: boolean }> {
  const caller = await callerOf(platform, audience, token);
  const { cookie } = audiences[audience];
  const answer = await askNextAuth(platform, audience, {
    method: "GET",
    action: ["session"],
    cookies: { [cookie]: token },
  });
  return { caller, session: answer.body, cleared: answer.cookies.get(cookie)?.value === "" };
}

/** The code of the answer when a caller asks for his own profile where an audience does. */
async function askForMe(audience: Audience, who: Caller): Promise<string> {
  const ctx = { ...platform, who, address: "192.0.2.1", channel: "web" } as const;
  const asked = {
    buyer: () => callerFactory(webRouter)(ctx).identity.me(),
    organizer: () => callerFactory(adminRouter)(ctx).identity.me(),
    operator: () => callerFactory(opsRouter)(ctx).identity.me(),
  }[audience]();
  return asked.then(
    () => "OK",
    (error) => refusalOf(error).code,
  );
}

describe.each(all)("the session of a %s", (own) => {
  it("is good where it was begun", async () => {
    const { token, accountId } = await signedIn(own);
    const seen = await whoIs(own, token);
    expect(seen.caller).toEqual({ kind: own, accountId });
    expect(seen.session).toEqual({ accountId, expires: expect.any(String) });
    expect(await askForMe(own, seen.caller)).toBe("OK");
  });

  it.each(all.filter((other) => other !== own))("opens nothing where a %s signs in", async (other) => {
    const { token, accountId } = await signedIn(own);
    const seen = await whoIs(other, token);
    expect(seen).toEqual({ caller: { kind: "anonymous" }, session: {}, cleared: true });
    expect(await askForMe(other, seen.caller)).toBe("NOT_SIGNED_IN");
    // Neither would a mistake in reading cookies help: the other router wants its own kind of caller.
    expect(await askForMe(other, { kind: own, accountId } as Caller)).toBe("NOT_SIGNED_IN");
  });
});

describe("a token that was tampered with is no token", () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

  it.each<[string, (claims: object) => object]>([
    ["another account", (claims) => ({ ...claims, sub: "019ac000-0000-7000-8000-000000000000" })],
    ["another audience", (claims) => ({ ...claims, aud: "operator" })],
    ["another version", (claims) => ({ ...claims, version: 2 })],
    ["a later end", (claims) => ({ ...claims, exp: 4_102_444_800 })],
  ])("%s in it", async (_, change) => {
    const { token } = await signedIn("organizer");
    const [head, body = "", signature] = token.split(".");
    const changed = `${head}.${part(change(JSON.parse(Buffer.from(body, "base64url").toString())))}.${signature}`;
    for (const audience of all) {
      expect(await whoIs(audience, changed)).toMatchObject({ caller: { kind: "anonymous" }, session: {} });
    }
  });

  it("no signature at all", async () => {
    const { token } = await signedIn("operator");
    const unsigned = `${part({ alg: "none" })}.${token.split(".")[1]}.`;
    expect(await whoIs("operator", unsigned)).toMatchObject({ caller: { kind: "anonymous" }, session: {} });
  });

  it("signed with somebody else's secret", async () => {
    const { accountId } = await signedIn("operator");
    const foreign = Buffer.alloc(32, 7).toString("base64");
    const forged = await signSession(foreign, { audience: "operator", accountId, sessionVersion: 1 });
    expect(await whoIs("operator", forged)).toMatchObject({ caller: { kind: "anonymous" }, session: {} });
  });

  it("signed rightly for an account of another audience", async () => {
    const { accountId } = await signedIn("buyer");
    const { AUTH_SECRET } = platform.env;
    const crossed = await signSession(AUTH_SECRET, { audience: "operator", accountId, sessionVersion: 1 });
    await platform.redis.del(`session:{${accountId}}`);
    expect(await whoIs("operator", crossed)).toMatchObject({ caller: { kind: "anonymous" }, session: {} });
  });
});

describe("signing out everywhere", () => {
  it("ends the sessions of all devices at once, and a new one can be begun", async () => {
    const { token, accountId, mail } = await signedIn("organizer");
    const elsewhere = await logIn(platform, "organizer", "mail-password", { mail, password });
    const caller = await callerOf(platform, "organizer", token);
    const ctx = { ...platform, who: caller, address: "192.0.2.1", channel: "web" } as const;
    await callerFactory(adminRouter)(ctx).identity.endSessions();

    for (const ended of [token, elsewhere.session ?? ""]) {
      expect(await whoIs("organizer", ended)).toEqual({ caller: { kind: "anonymous" }, session: {}, cleared: true });
    }
    const { session } = await logIn(platform, "organizer", "mail-password", { mail, password });
    expect((await whoIs("organizer", session ?? "")).caller).toEqual({ kind: "organizer", accountId });
  });
});

it("a session does not live longer because a page asks for it", async () => {
  const { token } = await signedIn("buyer");
  const cookies = { "kaimu.web.session": token };
  const answer = await askNextAuth(platform, "buyer", { method: "GET", action: ["session"], cookies });
  expect(answer.cookies.get("kaimu.web.session")?.value).toBe(token);
});
