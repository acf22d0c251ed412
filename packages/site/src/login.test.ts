import { callerFactory, newId, openPlatform, type Platform, readEnv, webRouter } from "@kaimu/api";
import { afterAll, expect, it } from "vitest";
import { audiences } from "./audiences.ts";
import { solve } from "./challenge/solve.ts";
import { loginProviders } from "./login.ts";
import { createAccount, password } from "./testing/accounts.ts";
import { logIn } from "./testing/ask-next-auth.ts";

const opened = openPlatform(readEnv(), "test");
afterAll(() => opened.close());

/** The platform with a telephone in our hand. */
const sent = new Map<string, string>();
const platform: Platform = {
  ...opened,
  sms: { send: async ({ phone, params }) => void sent.set(phone, params.code ?? "") },
};

function newPhone(): string {
  return `136${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;
}

async function sendCode(phone: string): Promise<string> {
  const web = callerFactory(webRouter)({
    ...platform,
    who: { kind: "anonymous" },
    address: `test-${newId()}`,
    channel: "web",
  });
  await web.identity.sendCode({ phone });
  return sent.get(phone) ?? "";
}

it.each(["buyer", "organizer", "operator"] as const)("a %s signs in with mail and password", async (audience) => {
  const { accountId, mail } = await createAccount(platform, audience);
  const { session = "", cookies, error } = await logIn(platform, audience, "mail-password", { mail, password });
  expect(error).toBeNull();
  const claims = JSON.parse(Buffer.from(session.split(".")[1] ?? "", "base64url").toString());
  expect(claims).toEqual({
    aud: audience,
    sub: accountId,
    version: 1,
    iat: expect.any(Number),
    exp: claims.iat + 7 * 86_400,
  });
  expect(cookies.get(audiences[audience].cookie)?.attributes).toMatch(/HttpOnly.*SameSite=Lax/);
});

it("a site behind https gives its cookies to https only", async () => {
  const secure = { ...platform, env: { ...platform.env, WEB_ORIGIN: "https://tickets.example" } };
  const { mail } = await createAccount(platform, "buyer");
  const { cookies } = await logIn(secure, "buyer", "mail-password", { mail, password });
  expect(cookies.get("kaimu.web.session")?.attributes).toContain("Secure");
});

it("a buyer signs in with the code on his phone, and a code works once", async () => {
  const phone = newPhone();
  const code = await sendCode(phone);
  const first = await logIn(platform, "buyer", "phone-code", { phone, code });
  expect(first.session).toBeDefined();
  const again = await logIn(platform, "buyer", "phone-code", { phone, code });
  expect(again).toMatchObject({ status: 401, error: "CODE_WRONG", session: undefined });
});

it("a wrong code is told as such, and after five of them the right one is worth nothing", async () => {
  const phone = newPhone();
  const code = await sendCode(phone);
  const wrong = code === "000000" ? "000001" : "000000";
  for (let tries = 0; tries < 5; tries++) {
    expect((await logIn(platform, "buyer", "phone-code", { phone, code: wrong })).error).toBe("CODE_WRONG");
  }
  expect((await logIn(platform, "buyer", "phone-code", { phone, code })).error).toBe("CODE_WRONG");
});

it("nobody learns from the answer whether an address has an account", async () => {
  const { mail } = await createAccount(platform, "organizer");
  const wrong = await logIn(platform, "organizer", "mail-password", { mail, password: "wrong" });
  const unknown = await logIn(platform, "organizer", "mail-password", { mail: `${newId()}@example.test`, password });
  expect(wrong).toMatchObject({ status: 401, error: "LOGIN_WRONG", session: undefined });
  expect(unknown).toMatchObject({ status: 401, error: "LOGIN_WRONG", session: undefined });
});

it("an account of one audience cannot sign in where another one does", async () => {
  const { mail } = await createAccount(platform, "buyer");
  for (const audience of ["organizer", "operator"] as const) {
    expect((await logIn(platform, audience, "mail-password", { mail, password })).error).toBe("LOGIN_WRONG");
  }
});

it("who tries too often must wait, even with the right password", async () => {
  const { mail } = await createAccount(platform, "operator");
  const tryOnce = (typed: string) => logIn(platform, "operator", "mail-password", { mail, password: typed }, newId());
  for (let tries = 0; tries < 10; tries++) expect((await tryOnce("wrong")).error).toBe("LOGIN_WRONG");
  expect(await tryOnce(password)).toMatchObject({ error: "TOO_MANY_REQUESTS", session: undefined });
});

it("one address may not try accounts without end: after many it has to work for each", async () => {
  const address = newId();
  const tryOnce = (more = {}) =>
    logIn(platform, "buyer", "phone-code", { phone: newPhone(), code: "123456", ...more }, address);
  for (let tries = 0; tries < 60; tries++) expect((await tryOnce()).error).toBe("CODE_WRONG");
  const asked = (await tryOnce()).error;
  expect(asked).toMatch(/^CHALLENGE_REQUIRED login\.[\w.-]+ \d+ \d+$/);
  const [, challenge = "", bits, puzzles] = asked?.split(" ") ?? [];
  const proof = await solve({ challenge, bits: Number(bits), puzzles: Number(puzzles) });
  expect((await tryOnce({ proof })).error).toBe("CODE_WRONG");
  expect((await tryOnce({ proof })).error).toMatch(/^CHALLENGE_REQUIRED/);
});

it("what is no phone number, code or mail is refused before anything is looked up", async () => {
  expect((await logIn(platform, "buyer", "phone-code", { phone: "12345", code: "1" })).error).toBe("BAD_INPUT");
  expect((await logIn(platform, "buyer", "mail-password", {})).error).toBe("BAD_INPUT");
});

it("staff cannot sign in by phone", () => {
  const ways = (audience: "buyer" | "organizer" | "operator") =>
    loginProviders(audience, () => platform).map((provider) => provider.options.id);
  expect(ways("buyer")).toEqual(["phone-code", "mail-password"]);
  expect(ways("organizer")).toEqual(["mail-password"]);
  expect(ways("operator")).toEqual(["mail-password"]);
});
