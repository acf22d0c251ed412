import { demoPassword } from "@kaimu/demo/logins";
import { expect, type Page, test } from "@playwright/test";
import { serious } from "./kit/axe.ts";
import { buyerAt, placeOrder } from "./kit/buyer.ts";
import { address, ownShow } from "./kit/platform.ts";

async function look(page: Page, paths: string[]): Promise<void> {
  const found: string[] = [];
  for (const path of paths) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    found.push(...(await serious(page)));
  }
  expect(found).toEqual([]);
}

test("axe finds nothing serious where anyone may look", async ({ page }) => {
  const show = await ownShow();
  await look(
    page,
    [
      "/",
      `/shows/${show.eventId}`,
      `/performances/${show.performanceId}`,
      "/login",
      "/search?q=演出",
      "/search?q=没有这样的演出",
      "/cities/shanghai",
      "/nowhere",
    ].map((path) => address.web + path),
  );
});

test("axe finds nothing serious on a buyer's own pages", async ({ page }) => {
  const show = await ownShow();
  await buyerAt(page, show);
  await placeOrder(page, "通用票", 2);
  const order = new URL(page.url()).pathname;
  await page.getByRole("button", { name: "支付宝支付" }).click();
  await page.getByRole("button", { name: "确认支付" }).click();
  await page.waitForURL(/\/orders\//);
  await page.getByRole("link", { name: "查看电子票" }).first().click();
  const tickets = page.getByRole("listitem").filter({ hasText: "出示二维码" });
  await tickets.first().getByRole("link").click();
  await expect(page.getByRole("img", { name: /入场二维码/ })).toBeVisible();
  const ticket = new URL(page.url()).pathname;
  await look(
    page,
    ["/orders", order, "/tickets", ticket, "/account", "/attendees"].map((path) => address.web + path),
  );
});

test("axe finds nothing serious in admin and ops", async ({ page }) => {
  for (const [origin, mail] of [
    [address.admin, "organizer@demo.kaimu"],
    [address.ops, "operator@demo.kaimu"],
  ] as const) {
    await look(page, [`${origin}/login`]);
    await page.getByLabel("邮箱").fill(mail);
    await page.getByLabel("密码").fill(demoPassword);
    await page.getByRole("button", { name: "登录" }).click();
    await page.waitForURL((url) => url.pathname !== "/login");
    await look(page, [origin]);
  }
});
