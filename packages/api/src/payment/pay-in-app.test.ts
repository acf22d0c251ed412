import { createVerify } from "node:crypto";
import { expect, it } from "vitest";
import { webRouter } from "../router/web.ts";
import { createBuyer, createOrder, createShow } from "../testing/factories.ts";
import { paymentSandbox } from "../testing/payment-sandbox.ts";
import { testPlatform } from "../testing/test-platform.ts";
import { callerFactory } from "../trpc.ts";
import { publicKeyOf } from "./wechat/signature.ts";

const { platform, system, asBuyer } = testPlatform();
const sandbox = paymentSandbox(system);

/** An order in an app, and what the app was given to have it paid through a gateway. */
async function orderInApp(gateway: "alipay" | "wechat") {
  const accountId = await createBuyer(system);
  const { id: orderId } = await createOrder(system, await createShow(platform.db), { accountId });
  const calls = callerFactory(webRouter)(asBuyer(accountId));
  const way = await calls.payment.start({ orderId, gateway, device: "app" });
  const given: Record<string, string> = way.kind === "parameters" ? way.parameters : {};
  const state = async () => (await calls.payment.check({ orderId })).state;
  return { orderId, given, state };
}

const isSigned = (text: string, sign: string, publicKey: string | undefined) =>
  createVerify("RSA-SHA256")
    .update(text)
    .verify(publicKeyOf(publicKey ?? ""), sign, "base64");

it("an app has its order paid through Alipay's SDK by the signed order string", async () => {
  const { orderId, given, state } = await orderInApp("alipay");
  const { sign = "", ...fields } = Object.fromEntries(new URLSearchParams(given.orderString));
  const text = Object.keys(fields)
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join("&");
  expect(isSigned(text, sign, process.env.ALIPAY_MERCHANT_PUBLIC_KEY)).toBe(true);
  expect(fields).toMatchObject({ method: "alipay.trade.app.pay", sign_type: "RSA2", app_id: system.env.ALIPAY_APP_ID });
  expect(JSON.parse(fields.biz_content ?? "")).toMatchObject({
    ...{ product_code: "QUICK_MSECURITY_PAY", total_amount: "180.00" },
    out_trade_no: `K${orderId.replaceAll("-", "")}`,
  });

  const changed = (given.orderString ?? "").replace("180.00", "000.01");
  expect(await sandbox.openInApp({ orderString: changed })).toContain("验签出错");
  await sandbox.press(await sandbox.openInApp(given));
  expect(await state()).toBe("paid");
});

it("an app has its order paid through WeChat's SDK by the signed parameters", async () => {
  const { given, state } = await orderInApp("wechat");
  const text = ["appid", "timestamp", "noncestr", "prepayid"].map((name) => `${given[name]}\n`).join("");
  expect(isSigned(text, given.sign ?? "", process.env.WECHAT_MERCHANT_PUBLIC_KEY)).toBe(true);
  // A mobile app is another app to WeChat than the site.
  const { APP_ID, MOBILE_APP_ID } = system.env.merchants.wechat.WECHAT ?? {};
  expect([MOBILE_APP_ID === APP_ID, given.appid]).toEqual([false, MOBILE_APP_ID]);
  expect(given).toMatchObject({ partnerid: "1900000001", package: "Sign=WXPay" });

  expect(await sandbox.openInApp({ ...given, noncestr: "another" })).toBe("支付验证签名失败");
  await sandbox.press(await sandbox.openInApp(given));
  expect(await state()).toBe("paid");
});
