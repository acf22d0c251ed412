import type { Audience } from "@kaimu/db";
import { rateLimit } from "../admission/index.ts";
import type { Context } from "../context.ts";
import { AppError } from "../platform/errors.ts";
import { accountByMail } from "./account.ts";
import { checkPassword } from "./password.ts";

/**
 * The account of a mail address and password in one audience. Throws LOGIN_WRONG, the same for an unknown address and a wrong password,
 * and TOO_MANY_REQUESTS: ten tries in ten minutes for an account, sixty for an address.
 */
export async function loginWithPassword(
  ctx: Context,
  o: { audience: Audience; mail: string; password: string },
): Promise<{ id: string; sessionVersion: number }> {
  const mailIndex = ctx.cipher.index("mail", o.mail.trim().toLowerCase());
  await rateLimit(ctx, { name: "login-address", key: ctx.address, max: 60, seconds: 600 });
  await rateLimit(ctx, { name: "login-account", key: `${o.audience}:${mailIndex}`, max: 10, seconds: 600 });
  const account = await accountByMail(ctx, o);
  const right = await checkPassword(o.password, account?.passwordHash);
  if (!account || !right) throw new AppError("LOGIN_WRONG");
  return account;
}
