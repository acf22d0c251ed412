import { expect, test } from "@playwright/test";
import { buyerAt, choose, newPhone, placeOrder, signIn } from "./kit/buyer.ts";
import { address, ownShow, smsWith } from "./kit/platform.ts";

test("a stranger finds a show, signs in on the way, pays and holds two tickets", async ({ page }) => {
  const phone = newPhone();
  await page.goto(address.web);
  await page
    .getByRole("link", { name: /夜行列车/ })
    .first()
    .click();
  await page.waitForURL(/\/shows\//);
  await expect(page.getByRole("heading", { level: 1, name: /夜行列车/ })).toBeVisible();
  await page.getByRole("link", { name: /^购票/ }).first().click();
  await choose(page, "二层站票", 2);
  await page.getByRole("button", { name: "选好了" }).click();
  await signIn(page, phone);

  // What was chosen before the login is still chosen.
  await expect(page.getByText("¥560").filter({ visible: true }).first()).toBeVisible();
  await page.getByRole("button", { name: "选好了" }).click();
  await expect(page.getByRole("heading", { name: "已为您保留" })).toBeVisible();
  await page.getByRole("button", { name: "提交订单" }).click();

  await page.waitForURL(/\/orders\//);
  await expect(page.getByText("¥560").filter({ visible: true }).first()).toBeVisible();
  await page.getByRole("button", { name: "支付宝支付" }).click();
  await page.getByRole("button", { name: "确认支付" }).click();
  await page.waitForURL(/\/orders\/.*/);
  await expect(page.getByText("已支付").first()).toBeVisible();

  await page.getByRole("link", { name: "查看电子票" }).first().click();
  const tickets = page.getByRole("listitem").filter({ hasText: "出示二维码" });
  await expect(tickets).toHaveCount(2);
  await tickets.first().getByRole("link").click();
  await expect(page.getByRole("img", { name: /入场二维码/ })).toBeVisible();

  expect((await smsWith(phone, "已出票")).text).toContain("夜行列车");
});

test("a payment that fails leaves the order waiting, and the second try pays it", async ({ page }) => {
  const show = await ownShow();
  await buyerAt(page, show);
  await placeOrder(page, "通用票", 1);
  await page.getByRole("button", { name: "支付宝支付" }).click();
  await page.getByRole("button", { name: "支付失败" }).click();
  await page.waitForURL(/\/orders\//);
  await expect(page.getByText("待支付").first()).toBeVisible();

  await page.goto(page.url().replace(/\?.*/, ""));
  await page.getByRole("button", { name: "支付宝支付" }).click();
  await page.getByRole("button", { name: "确认支付" }).click();
  await page.waitForURL(/\/orders\//);
  await expect(page.getByText("已支付").first()).toBeVisible();
});

test("who steps back or reloads finds his own places still held, and can let them go", async ({ page }) => {
  const show = await ownShow({ places: 3 });
  await buyerAt(page, show);
  await choose(page, "通用票", 2);
  await page.getByRole("button", { name: "选好了" }).click();
  await expect(page.getByRole("heading", { name: "已为您保留" })).toBeVisible();
  await expect(page.getByRole("timer")).toBeVisible();
  await page.goto(address.web);
  await page.goBack();
  await expect(page.getByRole("heading", { name: "已为您保留" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "已为您保留" })).toBeVisible();
  await page.getByRole("button", { name: "放弃这些位置" }).click();
  await expect(page.getByRole("button", { name: "选好了" })).toBeVisible();
  await expect(page.getByText("仅剩 3 张").first()).toBeVisible();
});

test("an order that is cancelled gives its places back", async ({ page }) => {
  const show = await ownShow({ places: 2 });
  await buyerAt(page, show);
  await placeOrder(page, "通用票", 2);
  await page.getByRole("button", { name: "取消订单" }).click();
  await page.getByRole("button", { name: "确定取消" }).click();
  await expect(page.getByText("已取消").first()).toBeVisible();
  await page.goto(`${address.web}/performances/${show.performanceId}?event=${show.eventId}`);
  await expect(page.getByText("仅剩 2 张").first()).toBeVisible();
});

test("an order that is not paid in time expires by itself, its places are on sale again, and the buyer is told", async ({
  page,
}) => {
  const show = await ownShow({ places: 1, paymentSeconds: 8 });
  const phone = await buyerAt(page, show);
  await placeOrder(page, "通用票", 1);
  await expect(page.getByRole("timer")).toBeVisible();
  await expect(page.getByText("已超时关闭").first()).toBeVisible({ timeout: 30_000 });
  await page.goto(`${address.web}/performances/${show.performanceId}?event=${show.eventId}`);
  await expect(page.getByText("仅剩 1 张").first()).toBeVisible();
  await smsWith(phone, "测试演出");
});

test("of two buyers for the last place one gets it and the other is told so", async ({ browser, page }) => {
  const show = await ownShow({ places: 1 });
  const other = await (await browser.newContext()).newPage();
  await Promise.all([buyerAt(page, show), buyerAt(other, show)]);
  await Promise.all([page, other].map((one) => choose(one, "通用票", 1)));
  await Promise.all([page, other].map((one) => one.getByRole("button", { name: "选好了" }).click()));
  const held = (one: typeof page) => one.getByRole("heading", { name: "已为您保留" });
  const refused = (one: typeof page) => one.getByText("余票不足");
  await Promise.all([page, other].map((one) => expect(held(one).or(refused(one)).first()).toBeVisible()));
  expect([await held(page).count(), await held(other).count()].sort()).toEqual([0, 1]);
  await other.context().close();
});

test("what costs nothing is not paid for: the order turns into tickets by itself", async ({ page }) => {
  const show = await ownShow({ priceFen: 0 });
  await buyerAt(page, show);
  await placeOrder(page, "通用票", 2);
  await expect(page.getByRole("heading", { level: 1, name: "已支付" })).toBeVisible();
  await expect(page.getByRole("button", { name: "支付宝支付" })).toHaveCount(0);
  await page.getByRole("link", { name: "查看电子票" }).first().click();
  await page.waitForURL(/\/tickets/);
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("listitem").filter({ hasText: "出示二维码" })).toHaveCount(2, { timeout: 1_000 });
  }).toPass();
});
