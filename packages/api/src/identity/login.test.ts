import { describe, expect, it } from "vitest";
import { newId } from "../platform/ids.ts";
import { createBuyer, createMember } from "../testing/factories.ts";
import { refusalCode, testPlatform } from "../testing/test-platform.ts";
import {
  callerOf,
  endSessions,
  hashPassword,
  loginWithCode,
  loginWithPassword,
  phoneOf,
  profileOf,
  sendLoginCode,
  signSession,
} from "./index.ts";

const { platform, system, contextFor } = testPlatform();
const newPhone = () => `135${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;
/** A caller from an address of his own, so that limits of other tests do not reach him. */
const fromSomewhere = () =>
  contextFor(
    { kind: "anonymous" },
    { address: `10.${Math.floor(Math.random() * 255)}.${Math.floor(Math.random() * 255)}.${newId()}` },
  );

async function codeSentTo(phone: string): Promise<string> {
  const answer = await fetch(`${process.env.MAILBOX_URL}/messages?phone=${phone}`);
  const { messages } = (await answer.json()) as { messages: { params: { code: string } }[] };
  return messages.at(-1)?.params.code ?? "";
}

describe("a login by phone", () => {
  it("works once with the code of the SMS, and the first one makes the account", async () => {
    const [ctx, phone] = [fromSomewhere(), newPhone()];
    await sendLoginCode(ctx, phone);
    const code = await codeSentTo(phone);
    const account = await loginWithCode(ctx, { phone, code });
    expect(await phoneOf(ctx, account.id)).toBe(phone);
    expect((await profileOf(ctx, account.id)).phone).toBe(`${phone.slice(0, 3)}****${phone.slice(-4)}`);
    expect(await refusalCode(loginWithCode(ctx, { phone, code }))).toBe("CODE_WRONG");
  });

  it("gives two logins at once the same account, and only one of them the code", async () => {
    const [ctx, phone] = [fromSomewhere(), newPhone()];
    await sendLoginCode(ctx, phone);
    const code = await codeSentTo(phone);
    const tries = await Promise.allSettled([loginWithCode(ctx, { phone, code }), loginWithCode(ctx, { phone, code })]);
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  });

  it("is over after five wrong codes, also for the right one", async () => {
    const [ctx, phone] = [fromSomewhere(), newPhone()];
    await sendLoginCode(ctx, phone);
    const code = await codeSentTo(phone);
    const wrong = code === "000000" ? "000001" : "000000";
    for (let n = 0; n < 5; n++)
      expect(await refusalCode(loginWithCode(ctx, { phone, code: wrong }))).toBe("CODE_WRONG");
    expect(await refusalCode(loginWithCode(ctx, { phone, code }))).toBe("CODE_WRONG");
  });

  it("sends one code a minute to a number; an address that asks for many has to work for each", async () => {
    const [ctx, phone] = [fromSomewhere(), newPhone()];
    await sendLoginCode(ctx, phone);
    expect(await refusalCode(sendLoginCode(ctx, phone))).toBe("TOO_MANY_REQUESTS");
    const codes = await Promise.all(Array.from({ length: 25 }, () => refusalCode(sendLoginCode(ctx, newPhone()))));
    expect(codes.filter((code) => code === "CHALLENGE_REQUIRED").length).toBeGreaterThanOrEqual(5);
  });
});

describe("a login by password", () => {
  async function organizerWith(password: string) {
    const id = await createMember(system, newId());
    const mail = `${id}@example.test`;
    await platform.db.account.update({
      where: { id },
      data: { mailIndex: system.cipher.index("mail", mail), passwordHash: await hashPassword(password) },
    });
    return { id, mail };
  }

  it("opens the account's own audience and no other", async () => {
    const { id, mail } = await organizerWith("correct horse");
    const ctx = fromSomewhere();
    expect(
      (await loginWithPassword(ctx, { audience: "organizer", mail: mail.toUpperCase(), password: "correct horse" })).id,
    ).toBe(id);
    for (const audience of ["buyer", "operator"] as const) {
      expect(await refusalCode(loginWithPassword(ctx, { audience, mail, password: "correct horse" }))).toBe(
        "LOGIN_WRONG",
      );
    }
  });

  it("says the same for a wrong password and for nobody, and ends after ten tries", async () => {
    const { mail } = await organizerWith("correct horse");
    const attempt = (address: string) =>
      refusalCode(loginWithPassword(fromSomewhere(), { audience: "organizer", mail: address, password: "wrong" }));
    expect(await attempt("nobody@example.test")).toBe("LOGIN_WRONG");
    for (let n = 0; n < 10; n++) expect(await attempt(mail)).toBe("LOGIN_WRONG");
    expect(await attempt(mail)).toBe("TOO_MANY_REQUESTS");
  });
});

describe("a session", () => {
  const sessionOf = (accountId: string, sessionVersion = 1) =>
    signSession(platform.env.AUTH_SECRET, { audience: "buyer", accountId, sessionVersion });

  it("is its account's until it is ended, then nobody's, on all devices at once", async () => {
    const accountId = await createBuyer(system);
    const token = await sessionOf(accountId);
    expect(await callerOf(platform, "buyer", token)).toEqual({ kind: "buyer", accountId });
    await endSessions(system, accountId);
    expect(await callerOf(platform, "buyer", token)).toEqual({ kind: "anonymous" });
    expect(await callerOf(platform, "buyer", await sessionOf(accountId, 2))).toEqual({ kind: "buyer", accountId });
  });

  it("stays ended although a slow reader had looked up the old version", async () => {
    const accountId = await createBuyer(system);
    const token = await sessionOf(accountId);
    await Promise.all([
      callerOf(platform, "buyer", token),
      endSessions(system, accountId),
      callerOf(platform, "buyer", token),
    ]);
    expect(await callerOf(platform, "buyer", token)).toEqual({ kind: "anonymous" });
  });

  it("of a forged token, another audience or an unknown account is none", async () => {
    const accountId = await createBuyer(system);
    const token = await sessionOf(accountId);
    expect(await callerOf(platform, "organizer", token)).toEqual({ kind: "anonymous" });
    expect(await callerOf(platform, "buyer", `${token.slice(0, -2)}xx`)).toEqual({ kind: "anonymous" });
    expect(await callerOf(platform, "buyer", await sessionOf(newId()))).toEqual({ kind: "anonymous" });
  });
});

describe("what is personal", () => {
  it("is not readable in the database, and does not open in another row", async () => {
    const [ctx, phone] = [fromSomewhere(), newPhone()];
    await sendLoginCode(ctx, phone);
    const { id } = await loginWithCode(ctx, { phone, code: await codeSentTo(phone) });
    const row = await platform.db.account.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(row)).not.toContain(phone);
    expect(() => system.cipher.open(row.phoneCipher ?? "", `accounts:phone:${newId()}`)).toThrow();
  });
});
