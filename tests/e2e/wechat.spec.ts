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
