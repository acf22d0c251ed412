import { z } from "zod";
import type { Context } from "../../context.ts";
import { AppError } from "../../platform/errors.ts";
import { inSpan } from "../../platform/trace.ts";

/*
 * Sign-in of web pages inside WeChat (网页授权). Source: developers.weixin.qq.com/doc/offiaccount/OA_Web_Apps/Wechat_webpage_authorization.html
 */
const timeoutMs = 5_000;
const answered = z.union([
  z.object({ openid: z.string().min(1).max(128) }),
  z.object({ errcode: z.int(), errmsg: z.string().default("") }),
]);
/** Codes by which WeChat says that this code is worth nothing: unknown, used before, too old. */
const codeIsOver = [40_029, 40_163, 42_003];

/**
 * Where WeChat asks who the buyer is, and from where it sends him back to `back`. snsapi_base: it tells no more than the openid, and shows him
 * nothing. WeChat compares the address as text: the order of its parameters and the mark at its end matter.
 */
export function signInAddress(env: Context["env"], o: { appId: string; back: string; state: string }): string {
  const asked = new URLSearchParams([
    ["appid", o.appId],
    ["redirect_uri", o.back],
    ["response_type", "code"],
    ["scope", "snsapi_base"],
    ["state", o.state],
  ]);
  return `${env.WECHAT_OPEN_ORIGIN}/connect/oauth2/authorize?${asked}#wechat_redirect`;
}

/** The openid that a code stands for; it works once, for five minutes. Throws WECHAT_SIGN_IN_OVER, WECHAT_SIGN_IN_UNAVAILABLE. */
export async function exchangeCode(
  ctx: Pick<Context, "env" | "breakers">,
  o: { appId: string; secret: string; code: string },
): Promise<string> {
  const url = new URL("/sns/oauth2/access_token", ctx.env.WECHAT_API_ORIGIN);
  url.search = String(
    new URLSearchParams({ appid: o.appId, secret: o.secret, code: o.code, grant_type: "authorization_code" }),
  );
  const said = await inSpan("wechat.signIn", { appId: o.appId }, () => ctx.breakers.wechatSignIn.run(() => ask(url)));
  if ("openid" in said) return said.openid;
  const detail = `${said.errcode} ${said.errmsg}`.slice(0, 200);
  if (codeIsOver.includes(said.errcode)) throw new AppError("WECHAT_SIGN_IN_OVER", { detail });
  throw unavailable(detail);
}

/** Neither the address, which holds the secret, nor an answer with tokens goes into what is thrown. */
async function ask(url: URL): Promise<z.infer<typeof answered>> {
  const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(timeoutMs) }).catch(() => {
    throw unavailable("no answer");
  });
  const said = answered.safeParse(await response.json().catch(() => undefined));
  if (!response.ok || !said.success) throw unavailable(`answered ${response.status}, and not as it should`);
  // -1: WeChat itself is busy.
  if ("errcode" in said.data && said.data.errcode === -1) throw unavailable("busy");
  return said.data;
}

function unavailable(detail: string): AppError {
  return new AppError("WECHAT_SIGN_IN_UNAVAILABLE", { detail });
}
