import type { Platform } from "@kaimu/api";
import type { NextAuthOptions } from "next-auth";
import { api } from "./api.ts";
import { type Audience, audiences } from "./audiences.ts";
import { type LoggedIn, loginProviders } from "./login.ts";
import { platform as openedPlatform } from "./platform.ts";

/**
 * next-auth for one audience. Its token is the platform's own (signSession): the gateway reads the same cookie.
 * Every cookie has a name of the audience's own, because ports of one host share cookies.
 */
export function authOptions(audience: Audience, platform: () => Platform = openedPlatform): NextAuthOptions {
  const { env } = platform();
  const { app, cookie, origin } = audiences[audience];
  const secure = env[origin].startsWith("https://");
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure } as const;
  return {
    secret: Buffer.from(api.derivedKey(env.AUTH_SECRET, `next-auth/${audience}`)).toString("base64"),
    useSecureCookies: secure,
    session: { strategy: "jwt", maxAge: api.sessionSeconds },
    pages: { signIn: "/login", signOut: "/", error: "/login" },
    providers: loginProviders(audience, platform),
    cookies: {
      sessionToken: { name: cookie, options },
      csrfToken: { name: `kaimu.${app}.csrf`, options },
      callbackUrl: { name: `kaimu.${app}.back`, options },
    },
    jwt: tokens(audience, platform),
    callbacks: {
      jwt: ({ token, user }) => (user ? claimsOf(user as LoggedIn) : token),
      session: ({ token }) => ({
        accountId: token.accountId,
        expires: new Date(Number(token.expiresAt)).toISOString(),
      }),
    },
    logger: {
      // What next-auth adds to its codes may hold what somebody typed.
      error: (code) => platform().log.warn({ event: code }, "next-auth"),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

const claimsOf = (user: LoggedIn) => ({ accountId: user.id, sessionVersion: user.sessionVersion });

/** next-auth's own tokens replaced by the platform's. */
function tokens(audience: Audience, platform: () => Platform): NextAuthOptions["jwt"] {
  return {
    /** A token that was read goes back as it is: a session ends after its days, however often the page asks for it. */
    async encode({ token }) {
      if (typeof token?.signed === "string") return token.signed;
      const { accountId, sessionVersion } = token as ReturnType<typeof claimsOf>;
      return api.signSession(platform().env.AUTH_SECRET, { audience, accountId, sessionVersion });
    },
    async decode({ token }) {
      if (!token) return null;
      const claims = await api.readToken(platform().env.AUTH_SECRET, audience, token);
      const caller = await api.callerOf(platform(), audience, token);
      return claims && caller.kind === audience ? { ...claims, signed: token } : null;
    },
  };
}
