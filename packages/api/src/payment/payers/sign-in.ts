import { z } from "zod";
import { rateLimit } from "../../admission/index.ts";
import type { Context } from "../../context.ts";
import { AppError } from "../../platform/errors.ts";
import { exchangeCode, signInAddress } from "../wechat/exchange-code.ts";
import { newNonce } from "../wechat/signature.ts";
import { keepOpenId } from "./wechat-payer.ts";

/** So long a buyer may take between our page and WeChat's way back. */
const lifeSeconds = 600;
const begun = z.object({ orderId: z.string(), credential: z.string() });

/**
 * Begins a sign-in by WeChat, and returns the address that leads through it and back to the order's page. Its `state` is good once, for ten
 * minutes, and only for the account it was given to: a stranger's code cannot be slipped under a buyer's session.
 * Throws WECHAT_SIGN_IN_UNAVAILABLE where the account's app has no secret here, TOO_MANY_REQUESTS.
 */
export async function beginSignIn(
  ctx: Context,
  o: { accountId: string; orderId: string; credential: string },
): Promise<string> {
  const { appId } = appOf(ctx, o.credential);
  await rateLimit(ctx, "payment-sign-in", o.accountId);
  const state = newNonce();
  const kept = JSON.stringify({ orderId: o.orderId, credential: o.credential });
  await ctx.redis.set(keyOf(o.accountId, state), kept, "EX", lifeSeconds);
  return signInAddress(ctx.env, { appId, back: `${ctx.env.WEB_ORIGIN}/orders/${o.orderId}/wechat`, state });
}

/**
 * The buyer is back from WeChat: learns who he is there, and keeps it for the account. Without a code he has not allowed it.
 * Throws WECHAT_SIGN_IN_DECLINED, WECHAT_SIGN_IN_OVER (its state or code was used or is too old), WECHAT_SIGN_IN_UNAVAILABLE.
 */
export async function finishSignIn(
  ctx: Context,
  o: { accountId: string; orderId: string; state: string; code?: string | undefined },
): Promise<void> {
  await rateLimit(ctx, "payment-sign-in", o.accountId);
  const kept = await ctx.redis.getdel(keyOf(o.accountId, o.state));
  const known = kept ? begun.parse(JSON.parse(kept)) : undefined;
  if (known?.orderId !== o.orderId) throw new AppError("WECHAT_SIGN_IN_OVER", { detail: "its state is not known" });
  if (!o.code) throw new AppError("WECHAT_SIGN_IN_DECLINED");
  const { appId, secret } = appOf(ctx, known.credential);
  const openId = await exchangeCode(ctx, { appId, secret, code: o.code });
  await keepOpenId(ctx, { accountId: o.accountId, appId, openId });
}

const keyOf = (accountId: string, state: string) => `wechat-sign-in:${accountId}:${state}`;

/** The app that a merchant account takes money for, and its secret. Throws WECHAT_SIGN_IN_UNAVAILABLE where there is none here. */
export function appOf(ctx: Context, credential: string): { appId: string; secret: string } {
  const { APP_ID: appId, APP_SECRET: secret } = ctx.env.merchants.wechat[credential] ?? {};
  if (!appId || !secret)
    throw new AppError("WECHAT_SIGN_IN_UNAVAILABLE", { detail: `no secret of ${credential}'s app` });
  return { appId, secret };
}
