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

const phoneCode = z.object({ phone: z.string().regex(/^1[3-9]\d{9}$/), code: z.string().regex(/^\d{6}$/) });
const mailPassword = z.object({ mail: z.string().min(3).max(254), password: z.string().min(1).max(200) });

/** The ways to log in of an audience: buyers by a code sent to their phone or by mail and password, all others by mail and password. */
export function loginProviders(audience: Audience, platform: () => Platform) {
  const byMail = CredentialsProvider({
    id: "mail-password",
    credentials: { mail: {}, password: {} },
    authorize: (given, request) =>
      answer(platform(), request.headers, (ctx) =>
        api.loginWithPassword(ctx, { audience, ...mailPassword.parse(given) }),
      ),
  });
  if (audience !== "buyer") return [byMail];
  const byPhone = CredentialsProvider({
    id: "phone-code",
    credentials: { phone: {}, code: {} },
    authorize: (given, request) =>
      answer(platform(), request.headers, (ctx) => api.loginWithCode(ctx, phoneCode.parse(given))),
  });
  return [byPhone, byMail];
}

/** next-auth hands the message of an error on to the form: it is the refusal's code and nothing else. */
async function answer(
  platform: Platform,
  headers: Headers | undefined,
  login: (ctx: Context) => Promise<LoggedIn>,
): Promise<LoggedIn> {
  const address = clientAddress(headers?.["x-forwarded-for"]);
  try {
    const { id, sessionVersion } = await login({ ...platform, who: { kind: "anonymous" }, address, channel: "web" });
    return { id, sessionVersion };
  } catch (error) {
    const code = error instanceof z.ZodError ? "BAD_INPUT" : api.refusalOf(error).code;
    if (code === "INTERNAL" || code === "BUSY") platform.log.error({ err: error }, "login failed");
    throw new Error(code);
  }
}
