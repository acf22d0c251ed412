import type { Context, Platform } from "@kaimu/api";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { clientAddress } from "./address.ts";
import { api } from "./api.ts";
import type { Audience } from "./audiences.ts";

/** What next-auth is told of who has logged in: nothing personal, so that nothing personal gets into a token. */
export interface LoggedIn {
  id: string;
  sessionVersion: number;
}

type Headers = Record<string, string | undefined>;

/** A solved challenge that came with the form. */
const proofOf = (given: unknown) => z.object({ proof: z.string().optional() }).parse(given).proof;

const phoneCode = z.object({ phone: z.string().regex(/^1[3-9]\d{9}$/), code: z.string().regex(/^\d{6}$/) });
const mailPassword = z.object({ mail: z.string().min(3).max(254), password: z.string().min(1).max(200) });

/** The ways to log in of an audience: buyers by a code sent to their phone or by mail and password, all others by mail and password. */
export function loginProviders(audience: Audience, platform: () => Platform) {
  const byMail = CredentialsProvider({
    id: "mail-password",
    credentials: { mail: {}, password: {} },
    authorize: (given, request) =>
      answer(platform(), request.headers, proofOf(given), (ctx) =>
        api.loginWithPassword(ctx, { audience, ...mailPassword.parse(given) }),
      ),
  });
  if (audience !== "buyer") return [byMail];
  const byPhone = CredentialsProvider({
    id: "phone-code",
    credentials: { phone: {}, code: {} },
    authorize: (given, request) =>
      answer(platform(), request.headers, proofOf(given), (ctx) => api.loginWithCode(ctx, phoneCode.parse(given))),
  });
  return [byPhone, byMail];
}

/** next-auth hands the message of an error on to the form: it is the refusal's code, with the challenge when that is asked, and nothing else. */
async function answer(
  platform: Platform,
  headers: Headers | undefined,
  proof: string | undefined,
  login: (ctx: Context) => Promise<LoggedIn>,
): Promise<LoggedIn> {
  const address = clientAddress(headers?.["x-forwarded-for"]);
  const client = api.newClient(deviceIn(platform, headers?.cookie), proof);
  try {
    const { id, sessionVersion } = await login({
      ...platform,
      who: { kind: "anonymous" },
      address,
      channel: "web",
      client,
    });
    return { id, sessionVersion };
  } catch (error) {
    const { code, facts } =
      error instanceof z.ZodError ? { code: "BAD_INPUT", facts: undefined } : api.refusalOf(error);
    if (code === "INTERNAL" || code === "BUSY") platform.log.error({ err: error }, "login failed");
    throw new Error(
      code === "CHALLENGE_REQUIRED" ? [code, facts?.challenge, facts?.bits, facts?.puzzles].join(" ") : code,
    );
  }
}

/** The device in a request's cookies, when it shows one of ours. */
export function deviceIn(platform: Platform, cookies: string | null | undefined): string | undefined {
  const value = cookies?.match(/(?:^|;\s*)kaimu\.device=([^;]+)/)?.[1];
  return api.deviceOf(platform.env.AUTH_SECRET, value && decodeURIComponent(value));
}
