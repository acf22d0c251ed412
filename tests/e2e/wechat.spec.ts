import { openDatabase } from "@kaimu/db";
import { expect, type Page, test } from "@playwright/test";
import { buyerAt, placeOrder } from "./kit/buyer.ts";
import { ownShow } from "./kit/platform.ts";

const sandbox = () => process.env.WECHAT_GATEWAY as string;

/** A buyer with an order that waits for money, who has chosen WeChat. Resolves to the order's id. */
async function choosesWechat(page: Page): Promise<string> {
  const show = await ownShow();
  await buyerAt(page, show);
  await placeOrder(page, "通用票", 1);
  await page.getByRole("radio", { name: "微信支付" }).check();
  await page.getByRole("button", { name: "微信支付" }).click();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** WeChat's own view of an order's trade: its number, and how it stands. */
async function tradeOf(orderId: string): Promise<{ outTradeNo: string; status: string | undefined }> {
  const db = openDatabase(process.env.DATABASE_URL as string, 1);
  try {
    const { outTradeNo } = await db.payment.findFirstOrThrow({ where: { orderId, gateway: "wechat" } });
    const answer = await fetch(`${sandbox()}/books?limit=1000`);
    const { trades } = (await answer.json()) as { trades: { out_trade_no: string; status: string }[] };
    return { outTradeNo, status: trades.find((trade) => trade.out_trade_no === outTradeNo)?.status };
  } finally {
    await db.$disconnect();
  }
}

test("on a desktop WeChat's code is scanned with a phone, and the page turns into the paid order by itself", async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, "a phone has its own way, below");
  const orderId = await choosesWechat(page);
  await expect(page.getByRole("heading", { name: "微信扫一扫支付" })).toBeVisible();
  await expect(page.getByRole("img", { name: /微信支付二维码，¥180/ })).toBeVisible();
  await expect(page.getByText("等待扫码支付")).toBeVisible();

  const phone = await page.context().newPage();
  await phone.goto(`${sandbox()}/scan`);
  const { outTradeNo } = await tradeOf(orderId);
  await phone.getByRole("row").filter({ hasText: outTradeNo }).getByRole("link").click();
  await phone.getByRole("button", { name: "确认支付" }).click();
  await expect(phone.getByText("支付成功")).toBeVisible();

  await expect(page.getByRole("heading", { level: 1, name: "已支付" })).toBeVisible();
  await page.getByRole("link", { name: "查看电子票" }).first().click();
  await expect(page.getByRole("listitem").filter({ hasText: "出示二维码" })).toHaveCount(1);
});

test("who changes his mind at the code pays by Alipay, and the code is worth nothing afterwards", async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, "a phone shows no code");
  const orderId = await choosesWechat(page);
  await page.getByRole("button", { name: "换一种支付方式" }).click();
  await page.getByRole("radio", { name: "支付宝" }).check();
  await page.getByRole("button", { name: "支付宝支付" }).click();
  await page.getByRole("button", { name: "确认支付" }).click();
  await page.waitForURL(/\/orders\//);
  await expect(page.getByRole("heading", { level: 1, name: "已支付" })).toBeVisible();
  await expect.poll(async () => (await tradeOf(orderId)).status).toBe("TRADE_CLOSED");
});

test("on a phone WeChat opens, takes the money, and leads back to the paid order", async ({ page, isMobile }) => {
  test.skip(!isMobile, "a desktop shows a code");
  await choosesWechat(page);
  await expect(page.getByText("微信支付").first()).toBeVisible();
  await page.getByRole("button", { name: "确认支付" }).click();
  await page.waitForURL(/\/orders\//);
  await expect(page.getByRole("heading", { level: 1, name: "已支付" })).toBeVisible();
});

test.describe("inside WeChat", () => {
  const wechatOnIphone =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.50(0x1800322c) NetType/WIFI Language/zh_CN";
  test.use({ userAgent: wechatOnIphone });
  test.beforeEach(async ({ context, isMobile }) => {
    test.skip(!isMobile, "WeChat is on phones");
    const bridge = await fetch(`${sandbox()}/wechat/bridge.js`);
    await context.addInitScript({ content: await bridge.text() });
  });
  /** Who holds the phone, for the sandbox. */
  const handOver = (page: Page, person: "buyer" | "friend" | "shy") =>
    page.context().addCookies([{ name: "wechat_person", value: person, url: sandbox() }]);

  test("a buyer is signed in once without seeing it, pays over the page, and has his ticket", async ({ page }) => {
    const [signIn] = await Promise.all([
      page.waitForRequest((request) => request.url().includes("/connect/oauth2/authorize")),
      choosesWechat(page),
    ]);
    expect(signIn.url()).toContain("scope=snsapi_base");
    const cashier = page.frameLocator('iframe[title="微信支付"]');
    await expect(cashier.getByText("¥180.00").first()).toBeVisible();
    await picture(page, "wechat-inside-cashier");
    await cashier.getByRole("button", { name: "确认支付" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "已支付" })).toBeVisible();
    await expect(page.locator('iframe[title="微信支付"]')).toHaveCount(0);
    await picture(page, "wechat-inside-paid");
  });

  test("who closes WeChat's cashier keeps his order, and pays at the next try", async ({ page }) => {
    await choosesWechat(page);
    const cashier = page.frameLocator('iframe[title="微信支付"]');
    await cashier.getByRole("link", { name: "返回商户" }).click();
    await expect(page.getByRole("status").filter({ hasText: "您取消了支付" })).toBeVisible();
    await picture(page, "wechat-inside-cancelled");
    await page.reload();
    await page.getByRole("radio", { name: "微信支付" }).check();
    await page.getByRole("button", { name: "微信支付" }).click();
    await cashier.getByRole("button", { name: "确认支付" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "已支付" })).toBeVisible();
  });

  test("in another person's WeChat the payment is refused, until he confirms again who he is", async ({ page }) => {
    await choosesWechat(page);
    const frame = page.locator('iframe[title="微信支付"]');
    const cashier = page.frameLocator('iframe[title="微信支付"]');
    await cashier.getByRole("link", { name: "返回商户" }).click();
    await expect(frame).toHaveCount(0);
    await handOver(page, "friend");
    await page.getByRole("button", { name: "微信支付", exact: true }).click();
    await expect(cashier.getByText("下单账号与支付账号不一致")).toBeVisible();
    await cashier.getByRole("button", { name: "知道了" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "微信没有完成这笔支付" })).toBeVisible();
    await picture(page, "wechat-inside-failed");
    await page.getByRole("button", { name: "重新确认微信身份" }).click();
    await cashier.getByRole("button", { name: "确认支付" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "已支付" })).toBeVisible();
  });

  test("who lets WeChat not say who he is, or comes back twice, is told so and pays by a code", async ({ page }) => {
    await handOver(page, "shy");
    await choosesWechat(page);
    const told = page.getByRole("alert");
    await expect(told.filter({ hasText: "您没有允许微信确认身份" })).toBeVisible();
    await picture(page, "wechat-inside-declined");
    await page.waitForURL(/\/orders\/[0-9a-f-]+$/);
    await page.goto(`${page.url()}/wechat?code=old&state=${"0".repeat(32)}`);
    await expect(told.filter({ hasText: "已用过或已过期" })).toBeVisible();
    await page.getByRole("button", { name: "用另一部手机扫码" }).click();
    await expect(page.getByRole("heading", { name: "微信扫一扫支付" })).toBeVisible();
    await picture(page, "wechat-inside-scan");
  });
});

/** A picture of the page for whoever asks for them. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: false });
}
