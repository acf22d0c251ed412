import { expect, type Page, test } from "@playwright/test";
import { buyerAt, placeOrder } from "./kit/buyer.ts";
import { address } from "./kit/platform.ts";
import { signInStaff, staffSession } from "./kit/staff.ts";

test("an organizer publishes an event, a buyer finds it within seconds and buys it, and operators see the sale move", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const title = `山海之间民谣夜 ${Date.now().toString(36)}`;
  await signInStaff(page, address.admin, "organizer@demo.kaimu");
  const showPage = await publish(page, title);

  // The buyer.
  const buyer = await (await browser.newContext()).newPage();
  const found = buyer.getByRole("link", { name: new RegExp(title) }).first();
  await expect(async () => {
    await buyer.goto(`${address.web}/search?q=${encodeURIComponent(title)}`);
    await expect(found).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 10_000 });
  await found.click();
  await buyer.waitForURL(/\/shows\//);
  await buyer.getByRole("link", { name: /^购票/ }).first().click();
  await buyer.waitForURL(/\/performances\//);
  const eventId = showPage.split("/").at(-1) ?? "";
  const performanceId = new URL(buyer.url()).pathname.split("/").at(-1) ?? "";

  // The operator looks on.
  const ops = await (await browser.newContext()).newPage();
  await signInStaff(ops, address.ops, "operator@demo.kaimu");
  await ops.getByRole("link", { name: "销售", exact: true }).click();
  await ops.getByRole("searchbox").fill(title);
  await ops.getByRole("button", { name: "查找" }).click();
  await ops.getByRole("main").getByRole("link", { name: title }).click();
  await expect(ops.getByRole("heading", { level: 1, name: new RegExp(title) })).toBeVisible();
  await expect(bigNumber(ops, "可售")).toHaveText("20");
  await expect(bigNumber(ops, "已售")).toHaveText("0");

  await buyerAt(buyer, { performanceId, ...{ eventId } });
  await placeOrder(buyer, "站票", 2);
  await expect(bigNumber(ops, "待支付")).toHaveText("2");
  await buyer.getByRole("button", { name: "支付宝支付" }).click();
  await buyer.getByRole("button", { name: "确认支付" }).click();
  await buyer.waitForURL(/\/orders\//);
  await expect(buyer.getByText("已支付").first()).toBeVisible();

  await expect(bigNumber(ops, "已售")).toHaveText("2");
  await expect(bigNumber(ops, "可售")).toHaveText("18");
  await expect(bigNumber(ops, "已收票款")).toHaveText("¥360");
  await ops.getByRole("heading", { name: "已售" }).getByRole("link").click();
  await expect(ops.getByRole("row").filter({ hasText: "已支付" }).filter({ hasText: "¥360" })).toHaveCount(1);

  // Back in the portal: the order, its buyer masked, and a pause that is asked once, with the numbers it touches.
  await page.goto(`${showPage}/orders`);
  await expect(page.getByRole("row").filter({ hasText: /1\d\d\*{4}\d{4}/ })).toHaveCount(1);
  await page.goto(showPage);
  await page.getByRole("button", { name: /^暂停售票/ }).click();
  const question = page.getByRole("dialog");
  await expect(question).toContainText("18 个可售位置");
  await question.getByRole("button", { name: "暂停售票" }).click();
  await expect(page.getByText("已暂停").first()).toBeVisible();
  await Promise.all([buyer, ops].map((one) => one.context().close()));
});

test("a draft says what it still needs, beside each field and before it is published", async ({ page }) => {
  await staffSession(page, "organizer");
  await page.goto(address.admin);
  await page.getByRole("link", { name: "新建项目" }).click();
  await page.getByRole("button", { name: /^保存，下一步/ }).click();
  const name = page.getByLabel("项目名称（中文）");
  await expect(name).toHaveAccessibleDescription("请填写这一项");
  await expect(name).toBeFocused();
  await name.fill("只有名字的草稿");
  await page.getByRole("button", { name: /^保存，下一步/ }).click();
  await page.getByRole("link", { name: "添加场次" }).click();
  await page.getByRole("button", { name: "保存场次" }).click();
  await expect(page.getByLabel("票价（元）")).toHaveAccessibleDescription(/金额/);
  await page.getByRole("link", { name: "检查并发布" }).click();
  await expect(page.getByRole("heading", { name: /^还差/ })).toBeVisible();
  await expect(page.getByText("英文名称")).toBeVisible();
  await expect(page.getByRole("button", { name: /^发布项目/ })).toBeDisabled();
});

/** Writes an event with one general admission performance of twenty places, and publishes it. Returns its page's address. */
async function publish(page: Page, title: string): Promise<string> {
  await page.getByRole("link", { name: "新建项目" }).click();
  await page.getByLabel("项目名称（中文）").fill(title);
  await page.getByLabel("项目名称（英文）").fill("Between mountains and sea");
  await page.getByLabel("简介（中文）").fill("一把吉他，三位歌手。");
  await page.getByLabel("简介（英文）").fill("One guitar, three singers.");
  await page.getByText("吉他", { exact: true }).click();
  await page.getByRole("button", { name: "入场须知" }).click();
  await page.getByRole("button", { name: /^保存，下一步/ }).click();

  await page.getByRole("link", { name: "添加场次" }).click();
  await page.getByLabel("场馆", { exact: true }).selectOption({ index: 1 });
  const inThreeWeeks = new Date(Date.now() + 21 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("开演时间").fill(`${inThreeWeeks}T19:30`);
  await page.getByLabel("票档名称").fill("站票");
  await page.getByLabel("英文名称").fill("Standing");
  await page.getByLabel("票价（元）").fill("180");
  await page.getByLabel("数量", { exact: true }).fill("20");
  await page.getByRole("button", { name: "保存场次" }).click();

  await page.waitForURL(/\/performances$/);
  await page.getByRole("link", { name: "检查并发布" }).first().click();
  await page.getByRole("button", { name: "发布项目：1 个场次，20 个位置" }).click();
  await expect(page.getByText("已发布")).toBeVisible();
  await expect(page.getByText("20", { exact: true })).toBeVisible();
  return page.url();
}

/** The number that stands under a heading of the board. */
function bigNumber(page: Page, label: string) {
  const section = page.locator("section").filter({ has: page.getByRole("heading", { name: label, exact: true }) });
  return section.locator("p").first();
}
