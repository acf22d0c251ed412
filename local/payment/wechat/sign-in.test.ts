import { afterAll, beforeAll, expect, test } from "vitest";
import { startWechatShop } from "./merchant.fixture.ts";

let shop: Awaited<ReturnType<typeof startWechatShop>>;
beforeAll(async () => {
  shop = await startWechatShop();
});
afterAll(() => shop.stop());

const inWechat = { "user-agent": "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.50" };
const address = (change: Record<string, string> = {}) => {
  const redirect_uri = "http://shop.example/back?order=1";
  const asked = { appid: shop.wechat.appId, redirect_uri, response_type: "code", scope: "snsapi_base", state: "s1" };
  return `${shop.url}/connect/oauth2/authorize?${new URLSearchParams({ ...asked, ...change })}`;
};
const open = (url: string, headers: Record<string, string> = inWechat) => fetch(url, { headers, redirect: "manual" });
const newCode = async () => {
  const back = (await open(address())).headers.get("location") ?? "";
  return new URL(back).searchParams.get("code") ?? "";
};
const token = async (change: Record<string, string>) => {
  const asked = { appid: shop.wechat.appId, secret: shop.wechat.appSecret ?? "", grant_type: "authorization_code" };
  const url = `${shop.url}/sns/oauth2/access_token?${new URLSearchParams({ ...asked, ...change })}`;
  return (await (await fetch(url)).json()) as Record<string, unknown>;
};

test("a page's sign-in leads back with a code, which tells the openid once", async () => {
  const back = new URL((await open(address())).headers.get("location") ?? "");
  expect(`${back.origin}${back.pathname}`).toBe("http://shop.example/back");
  expect(Object.fromEntries(back.searchParams)).toMatchObject({ order: "1", state: "s1" });
  const code = back.searchParams.get("code") ?? "";
  expect(await token({ code })).toMatchObject({ openid: "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o", scope: "snsapi_base" });
  expect(await token({ code })).toMatchObject({ errcode: 40_163 });
});

test("outside WeChat, with another app, or with its parameters in another order the address opens nothing", async () => {
  expect((await open(address(), { "user-agent": "Mozilla/5.0" })).status).toBe(400);
  expect((await open(address({ appid: "wx2" }))).status).toBe(400);
  expect((await open(address({ state: "a b" }))).status).toBe(400);
  const [path, asked] = address().split("?");
  const turned = [...new URLSearchParams(asked)].reverse();
  expect((await open(`${path}?${new URLSearchParams(turned)}`)).status).toBe(400);
});

test("who does not allow it goes back without a code", async () => {
  const answer = await open(address(), { ...inWechat, cookie: "wechat_person=shy" });
  expect(new URL(answer.headers.get("location") ?? "").search).toBe("?order=1&state=s1");
});

test("a code that is unknown, too old, or asked for with another secret tells nothing", async () => {
  expect(await token({ code: "none" })).toMatchObject({ errcode: 40_029 });
  const code = await newCode();
  expect(await token({ code, secret: "0" })).toMatchObject({ errcode: 40_125 });
  shop.forward(5 * 60_000 + 1);
  expect(await token({ code })).toMatchObject({ errcode: 42_003 });
});

test("the bridge that pages get knows this sandbox", async () => {
  const script = await (await fetch(`${shop.url}/wechat/bridge.js`)).text();
  expect(script).toContain(`"${shop.url}"`);
  expect(await (await fetch(`${shop.url}/wechat/inside`)).text()).toContain(`${shop.url}/wechat/bridge.js`);
});
