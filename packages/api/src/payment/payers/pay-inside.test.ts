import { describe, expect, it } from "vitest";
import { webRouter } from "../../router/web.ts";
import { createBuyer, createOrder, createShow } from "../../testing/factories.ts";
import { paymentSandbox } from "../../testing/payment-sandbox.ts";
import { refusalCode, testPlatform } from "../../testing/test-platform.ts";
import { callerFactory } from "../../trpc.ts";
import { openIdOf } from "./wechat-payer.ts";

const { platform, system, asBuyer } = testPlatform();
const sandbox = paymentSandbox(system);
const appId = system.env.merchants.wechat.WECHAT?.APP_ID ?? "";

/** A buyer whose order waits for money, on its page inside WeChat. */
async function buyerInside(accountId?: string) {
  const account = accountId ?? (await createBuyer(system));
  const { id: orderId } = await createOrder(system, await createShow(platform.db), { accountId: account });
  const calls = callerFactory(webRouter)(asBuyer(account));
  const press = (signInAgain = false) =>
    calls.payment.start({ orderId, gateway: "wechat", device: "wechat", signInAgain });
  const redirected = async (again?: boolean) => {
    const way = await press(again);
    return way.kind === "redirect" ? way.url : `no address but ${way.kind}`;
  };
  const parameters = async (): Promise<Record<string, string>> => {
    const way = await press();
    return way.kind === "parameters" ? way.parameters : {};
  };
  const back = async (person?: string, again?: boolean) => sandbox.signIn(await redirected(again), person);
  const signIn = (with_: { state: string; code: string | undefined }) => calls.payment.signIn({ orderId, ...with_ });
  const state = async () => (await calls.payment.check({ orderId })).state;
  return { accountId: account, orderId, calls, press, redirected, parameters, back, signIn, state };
}

describe("a buyer inside WeChat", () => {
  it("is led through its sign-in once, pays in the page, and needs no sign-in for his next order", async () => {
    const first = await buyerInside();
    const url = new URL(await first.redirected());
    expect(`${url.origin}${url.pathname}`).toBe(`${system.env.WECHAT_OPEN_ORIGIN}/connect/oauth2/authorize`);
    expect([...url.searchParams.keys()]).toEqual(["appid", "redirect_uri", "response_type", "scope", "state"]);
    expect(url.searchParams.get("redirect_uri")).toBe(`${system.env.WEB_ORIGIN}/orders/${first.orderId}/wechat`);
    expect([url.searchParams.get("scope"), url.hash]).toEqual(["snsapi_base", "#wechat_redirect"]);
    await first.signIn(await sandbox.signIn(url.href));

    const cashier = await sandbox.openInside(await first.parameters());
    expect((await sandbox.press(cashier)).headers.get("location")).toContain("/wechat/inside/done");
    expect(await first.state()).toBe("paid");

    const second = await buyerInside(first.accountId);
    await sandbox.press(await sandbox.openInside(await second.parameters()));
    expect(await second.state()).toBe("paid");
  });

  it("pays under the openid that WeChat told us, whatever his browser says; the database has it sealed", async () => {
    const { accountId, orderId, calls, back, signIn, parameters } = await buyerInside();
    await signIn(await back());
    const forged = { orderId, gateway: "wechat", device: "wechat", openId: "oSomebodyElse" } as const;
    await calls.payment.start(forged);
    expect(await sandbox.openInside(await parameters())).toContain("/cashier/");
    expect(await openIdOf(system, { accountId, appId })).toBe("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    const { openIdCipher } = await platform.db.wechatPayer.findFirstOrThrow({ where: { accountId } });
    expect(openIdCipher).not.toContain("oUpF8u");
  });

  it("cannot pay another's order, and goes on after he was asked again who he is", async () => {
    const { back, signIn, parameters, state } = await buyerInside();
    await signIn(await back());
    expect(await sandbox.openInside(await parameters(), "friend")).toContain("下单账号与支付账号不一致");
    await signIn(await back("friend", true));
    await sandbox.press(await sandbox.openInside(await parameters(), "friend"));
    expect(await state()).toBe("paid");
  });

  it("with parameters that somebody has changed gets no cashier", async () => {
    const { back, signIn, parameters } = await buyerInside();
    await signIn(await back());
    const given = await parameters();
    expect(await sandbox.openInside({ ...given, nonceStr: "other" })).toBe("支付验证签名失败");
    expect(await sandbox.openInside({ ...given, appId: "wx2" })).toBe("appid 与商户号不匹配");
  });
});

describe("a sign-in by WeChat", () => {
  it("is good once: its state, and its code under another state", async () => {
    const { back, signIn } = await buyerInside();
    const first = await back();
    await signIn(first);
    expect(await refusalCode(signIn(first))).toBe("WECHAT_SIGN_IN_OVER");
    const { state } = await back(undefined, true);
    expect(await refusalCode(signIn({ state, code: first.code }))).toBe("WECHAT_SIGN_IN_OVER");
  });

  it("of two answers that come together, one counts", async () => {
    const { back, signIn } = await buyerInside();
    const answer = await back();
    const said = await Promise.all([refusalCode(signIn(answer)), refusalCode(signIn(answer))]);
    expect(said.sort()).toEqual(["WECHAT_SIGN_IN_OVER", "no refusal"]);
  });

  it("belongs to the account and the order it was begun for: a stranger's code is not taken", async () => {
    const [mine, strangers] = [await buyerInside(), await buyerInside()];
    const answer = await strangers.back("friend");
    expect(await refusalCode(mine.signIn(answer))).toBe("WECHAT_SIGN_IN_OVER");
    const other = await buyerInside(strangers.accountId);
    expect(await refusalCode(other.signIn(answer))).toBe("WECHAT_SIGN_IN_OVER");
    expect(await openIdOf(system, { accountId: mine.accountId, appId })).toBeUndefined();
  });

  it("that the buyer does not allow says so, and so does a code that WeChat never gave", async () => {
    const { back, signIn, redirected } = await buyerInside();
    expect(await refusalCode(signIn(await back("shy")))).toBe("WECHAT_SIGN_IN_DECLINED");
    const { state } = await back();
    expect(await refusalCode(signIn({ state, code: "made-up" }))).toBe("WECHAT_SIGN_IN_OVER");
    expect(await redirected()).toContain("/connect/oauth2/authorize");
  });

  it("while WeChat does not answer, or its secret is wrong, leaves the other ways to pay", async () => {
    const { accountId, orderId, calls, back } = await buyerInside();
    const { WECHAT } = system.env.merchants.wechat;
    const away = { ...system.env, WECHAT_API_ORIGIN: "http://127.0.0.1:9" };
    const wrong = {
      ...system.env,
      merchants: { ...system.env.merchants, wechat: { WECHAT: { ...WECHAT, APP_SECRET: "another secret of 32" } } },
    };
    for (const env of [away, wrong]) {
      const buyer = callerFactory(webRouter)({ ...asBuyer(accountId), env: env as typeof system.env });
      const answer = await back();
      expect(await refusalCode(buyer.payment.signIn({ orderId, ...answer }))).toBe("WECHAT_SIGN_IN_UNAVAILABLE");
    }
    expect(await calls.payment.start({ orderId, gateway: "wechat", device: "desktop" })).toMatchObject({
      kind: "code",
    });
    expect(await calls.payment.start({ orderId, gateway: "alipay", device: "wechat" })).toMatchObject({
      kind: "redirect",
    });
  });

  it("is not begun where the app has no secret, nor for an order that nobody can pay any more", async () => {
    const { accountId, orderId, redirected } = await buyerInside();
    const { APP_SECRET: _, ...WECHAT } = system.env.merchants.wechat.WECHAT ?? {};
    const merchants = { ...system.env.merchants, wechat: { WECHAT } };
    const env = { ...system.env, merchants } as typeof system.env;
    const buyer = callerFactory(webRouter)({ ...asBuyer(accountId), env });
    const start = buyer.payment.start({ orderId, gateway: "wechat", device: "wechat" });
    expect(await refusalCode(start)).toBe("WECHAT_SIGN_IN_UNAVAILABLE");
    await platform.db.order.update({ where: { id: orderId }, data: { state: "cancelled" } });
    expect(await refusalCode(redirected())).toBe("ORDER_CLOSED");
  });
});
