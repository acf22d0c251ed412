import type { Audience } from "@kaimu/db";
import { limitLogins, rateLimit } from "../admission/index.ts";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { accountByMail } from "./account.ts";
import { checkPassword } from "./password.ts";

/**
 * The account of a mail address and password in one audience. Throws LOGIN_WRONG, the same for an unknown address and a wrong password,
 * and TOO_MANY_REQUESTS, CHALLENGE_REQUIRED: an account has few tries, a device some more, an address many.
 */
export async function loginWithPassword(
  ctx: Context,
  o: { audience: Audience; mail: string; password: string },
): Promise<{ id: string; sessionVersion: number }> {
  const mailIndex = ctx.cipher.index("mail", o.mail.trim().toLowerCase());
  await limitLogins(ctx, mailIndex);
  await rateLimit(ctx, "login-account", `${o.audience}:${mailIndex}`);
  const account = await accountByMail(ctx, o);
  const right = await checkPassword(o.password, account?.passwordHash);
  if (!account || !right) throw new AppError("LOGIN_WRONG");
  return account;
}
