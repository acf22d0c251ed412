// Sign-in of web pages inside WeChat. Source: https://developers.weixin.qq.com/doc/offiaccount/OA_Web_Apps/Wechat_webpage_authorization.html
//   GET /connect/oauth2/authorize?appid&redirect_uri&response_type&scope&state   in WeChat's own browser; leads back at once, with a code
//   GET /sns/oauth2/access_token?appid&secret&code&grant_type                     the merchant's server learns whose code it is

import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { refusalPage } from "../cashier-page.ts";
import { answerFault } from "../faults.ts";
import { answerJson, answerPage, leadTo } from "../http.ts";
import type { Sandbox } from "../sandbox.ts";
import { personOf } from "./person.ts";

const CODE_LIVES_MS = 5 * 60_000;
/** The address is compared as text: its parameters stand in this order. */
const ASKED = "appid redirect_uri response_type scope state";

/** Answers the addresses of the sign-in; false when the address is none of them. */
export async function answerSignIn(
  sandbox: Sandbox,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://sandbox");
  if (request.method !== "GET") return false;
  if (pathname === "/connect/oauth2/authorize") authorize(sandbox, request, response, searchParams);
  else if (pathname === "/sns/oauth2/access_token") await answerToken(sandbox, response, searchParams);
  else return false;
  return true;
}

function authorize(sandbox: Sandbox, request: IncomingMessage, response: ServerResponse, asked: URLSearchParams): void {
  const refuse = (code: string, why: string) => answerPage(response, refusalPage(code, why), 400);
  const person = personOf(request);
  if (!person.chosen && !/MicroMessenger/i.test(request.headers["user-agent"] ?? ""))
    return refuse("OUTSIDE", "请在微信客户端打开链接");
  if ([...asked.keys()].join(" ") !== ASKED) return refuse("10000", "该链接无法访问：参数或其顺序不对");
  if (asked.get("appid") !== sandbox.wechat.appId) return refuse("10013", "appid 错误");
  const back = URL.parse(asked.get("redirect_uri") ?? "");
  if (!back || !["http:", "https:"].includes(back.protocol)) return refuse("10003", "redirect_uri 参数错误");
  if (asked.get("response_type") !== "code") return refuse("10004", "response_type 错误");
  if (asked.get("scope") !== "snsapi_base") return refuse("10005", "scope 错误，沙箱只支持 snsapi_base");
  const state = asked.get("state") ?? "";
  if (!/^[a-zA-Z0-9]{0,128}$/.test(state)) return refuse("10006", "state 只能是 128 字节以内的字母和数字");
  // Who does not allow it goes back without a code.
  if (person.openId) back.searchParams.set("code", newCode(sandbox, person.openId));
  back.searchParams.set("state", state);
  leadTo(response, back.href);
}

function newCode(sandbox: Sandbox, openId: string): string {
  const code = randomBytes(16).toString("hex");
  sandbox.books
    .prepare("INSERT INTO sign_in_code (code, openid, made_at) VALUES (?, ?, ?)")
    .run(code, openId, sandbox.now());
  return code;
}

async function answerToken(sandbox: Sandbox, response: ServerResponse, asked: URLSearchParams): Promise<void> {
  const strike = answerFault(sandbox, "wechat.sign_in", "", asked.get("code") ?? "");
  const answer = strike?.what === "system_error" ? { errcode: -1, errmsg: "system error" } : token(sandbox, asked);
  if (strike) await pause(strike.ms);
  if (strike?.what === "lost") response.destroy();
  else answerJson(response, answer);
}

/** WeChat answers a refusal with 200, too. */
function token(sandbox: Sandbox, asked: URLSearchParams): Record<string, string | number> {
  if (asked.get("appid") !== sandbox.wechat.appId) return { errcode: 40_013, errmsg: "invalid appid" };
  const { appSecret } = sandbox.wechat;
  if (!appSecret || asked.get("secret") !== appSecret) return { errcode: 40_125, errmsg: "invalid appsecret" };
  if (asked.get("grant_type") !== "authorization_code") return { errcode: 40_002, errmsg: "invalid grant_type" };
  const code = asked.get("code");
  if (!code) return { errcode: 41_008, errmsg: "missing code" };
  const known = sandbox.books.prepare("SELECT * FROM sign_in_code WHERE code = ?").get(code) as
    | { openid: string; made_at: number; used_at: number | null }
    | undefined;
  if (!known) return { errcode: 40_029, errmsg: "invalid code" };
  if (known.used_at !== null) return { errcode: 40_163, errmsg: "code been used" };
  if (sandbox.now() - known.made_at > CODE_LIVES_MS) return { errcode: 42_003, errmsg: "oauth_code expired" };
  sandbox.books.prepare("UPDATE sign_in_code SET used_at = ? WHERE code = ?").run(sandbox.now(), code);
  const tokens = { access_token: randomBytes(32).toString("hex"), refresh_token: randomBytes(32).toString("hex") };
  return { ...tokens, expires_in: 7_200, openid: known.openid, scope: "snsapi_base" };
}
