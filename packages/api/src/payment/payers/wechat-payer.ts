import type { Context } from "../../context.ts";

/** The buyer's openid with one of our apps at WeChat, as WeChat told it; undefined where it has not yet. */
export async function openIdOf(
  ctx: Pick<Context, "db" | "cipher">,
  o: { accountId: string; appId: string },
): Promise<string | undefined> {
  const payer = await ctx.db.wechatPayer.findUnique({ where: { accountId_appId: o } });
  return payer ? ctx.cipher.open(payer.openIdCipher, placeOf(o)) : undefined;
}

/** Keeps what WeChat said, in place of what it said before: an account may be used from another person's WeChat later. */
export async function keepOpenId(
  ctx: Pick<Context, "db" | "cipher">,
  o: { accountId: string; appId: string; openId: string },
): Promise<void> {
  const { accountId, appId } = o;
  const sealed = ctx.cipher.seal(o.openId, placeOf(o));
  await ctx.db.$executeRaw`
    INSERT INTO wechat_payers (accountId, appId, openIdCipher) VALUES (${accountId}, ${appId}, ${sealed})
    ON DUPLICATE KEY UPDATE openIdCipher = ${sealed}, signedInAt = NOW(3)`;
}

const placeOf = (o: { accountId: string; appId: string }) => `wechat_payers:openIdCipher:${o.accountId}/${o.appId}`;
