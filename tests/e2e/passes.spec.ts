import { expect, type Page, test } from "@playwright/test";
import { showTime } from "../../packages/api/src/platform/show-time.ts";
import { demoId } from "../../packages/demo/src/demo-id.ts";
import { serious } from "./kit/axe.ts";
import { buyerAt, choose, newBuyer } from "./kit/buyer.ts";
import { newIdentityNumber } from "./kit/documents.ts";
import { address, ownPassShow, smsWith } from "./kit/platform.ts";
import { payAndSeeTickets } from "./kit/seats.ts";
import { giveToOrganizer, staffSession } from "./kit/staff.ts";

type Show = Awaited<ReturnType<typeof ownPassShow>>;

/** When the performances are, in their order, as the site writes it. */
const times = (show: Show) =>
  show.performances
    .map(({ startsAt }) => startsAt)
    .sort((a, b) => a.getTime() - b.getTime())
    .map((at) => showTime(at, "Asia/Shanghai"));

const held = (page: Page) => page.getByRole("heading", { name: "已为您保留" });

test("a buyer finds a pass, takes two over three nights, pays once, and has a ticket for each night", async ({
  page,
}) => {
  test.slow();
  const show = await ownPassShow({ places: [9, 9, 9] });
  const nights = times(show);
  const phone = await newBuyer(page);
  await page.goto(`${address.web}/shows/${show.eventId}`);
  const offer = page.getByRole("region", { name: "通票" });
  await expect(offer).toContainText("共 3 场，每场一个位置");
  await expect(offer).toContainText("单买合计 ¥540 · 省 ¥100");
  for (const night of nights) await expect(offer).toContainText(night);
  await offer.getByRole("link", { name: "购买通票" }).click();
  await page.waitForURL(/\/passes\//);

  await page.getByRole("button", { name: "增加一套" }).click();
  await expect(page.getByText("2 套 · 共 6 张门票").filter({ visible: true })).toBeVisible();
  expect(await serious(page)).toEqual([]);
  await page.getByRole("button", { name: "选好了" }).click();
  await expect(held(page)).toBeVisible();
  await expect(page.getByRole("timer").first()).toBeVisible();
  const places = page.getByRole("region", { name: "为您保留的位置" });
  for (const night of nights) await expect(places).toContainText(night);
  // Whoever comes back finds it held still.
  await page.reload();
  await expect(held(page)).toBeVisible();
  expect(await serious(page)).toEqual([]);
  await page.getByRole("button", { name: "提交订单" }).click();
  await page.waitForURL(/\/orders\//);
  await expect(page.getByText("¥880").filter({ visible: true }).first()).toBeVisible();
  const lines = page.getByRole("region", { name: "明细" });
  for (const night of nights) await expect(lines).toContainText(night);

  await payAndSeeTickets(page);
  const tickets = page.getByRole("listitem").filter({ hasText: "出示二维码" });
  await expect(tickets).toHaveCount(6);
  for (const night of nights) await expect(tickets.filter({ hasText: night.slice(-5) }).first()).toBeVisible();
  await tickets.first().getByRole("link").click();
  await expect(page.getByRole("img", { name: /入场二维码/ })).toBeVisible();
  await expect(page.getByText("1 / 6")).toBeVisible();
  expect((await smsWith(phone, "已出票")).text).toContain("等 3 场");
  await page.goto(`${address.web}/orders`);
  await expect(page.getByText("等 3 场").first()).toBeVisible();
});

test("when one night is full nothing is held, and it is said which night and what one can do", async ({
  page,
  browser,
}) => {
  test.slow();
  const show = await ownPassShow({ places: [5, 5] });
  const [first = "", second = ""] = times(show);
  const late = show.performances.find(({ startsAt }) => showTime(startsAt, "Asia/Shanghai") === second);
  await newBuyer(page);
  await page.goto(`${address.web}/passes/${show.passId}`);
  await page.getByRole("button", { name: "增加一套" }).click();
  await expect(page.getByText("仅剩 5 套", { exact: false }).first()).toBeVisible();

  const other = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await buyerAt(other, { performanceId: late?.performanceId ?? "" });
  await choose(other, "通用票", 4);
  await other.getByRole("button", { name: "选好了" }).click();
  await expect(held(other)).toBeVisible();
  await page.getByRole("button", { name: "选好了" }).click();
  await expect(page.getByRole("alert").filter({ hasText: `${second} 这一场只剩 1 张` })).toBeVisible();
  await expect(page.getByRole("link", { name: "单独购买各场" })).toBeVisible();
  expect(await serious(page)).toEqual([]);

  // One pass still fits. Its page finds it, and the night's own page says that its place is the pass's.
  await page.getByRole("button", { name: "减少一套" }).click();
  await page.getByRole("button", { name: "选好了" }).click();
  await expect(held(page)).toBeVisible();
  await page.goto(`${address.web}/performances/${late?.performanceId}?event=${show.eventId}`);
  await expect(page.getByRole("status").filter({ hasText: "您正保留着「通票」在本场的位置" })).toBeVisible();
  await page.getByRole("link", { name: "回到通票" }).click();
  await expect(held(page)).toBeVisible();
  await page.getByRole("button", { name: "放弃这些位置" }).click();
  await expect(page.getByText("仅剩 1 套", { exact: false }).first()).toBeVisible();
  await expect(page.getByText(first).first()).toBeVisible();
  await other.context().close();
});

test("a pass with names asks for one person, who is on it every night", async ({ page }) => {
  test.slow();
  const show = await ownPassShow({ places: [5, 5], realName: "per_ticket" });
  await newBuyer(page);
  await page.goto(`${address.web}/passes/${show.passId}`);
  await page.getByRole("button", { name: "选好了" }).click();
  await expect(held(page)).toBeVisible();
  await expect(page.getByText("每套通票给一位观演人，各场由本人入场。")).toBeVisible();
  const form = page.getByRole("form", { name: "添加观演人" });
  await form.getByLabel("姓名").fill("李雷");
  await form.getByLabel("证件号码").fill(newIdentityNumber());
  await form.getByRole("button", { name: "保存" }).click();
  await expect(page.getByLabel("第 1 套 的观演人")).toHaveValue(/.+/);
  await page.getByRole("button", { name: "提交订单" }).click();
  await page.waitForURL(/\/orders\//);
  await expect(page.getByText("待支付").first()).toBeVisible();
});

test("the demo has a pass with seats, which are told once they are held", async ({ page }) => {
  await newBuyer(page);
  await page.goto(`${address.web}/shows/${demoId("event/swan-lake")}`);
  await page.getByRole("region", { name: "通票" }).getByRole("link", { name: /^购买/ }).click();
  await page.waitForURL(/\/passes\//);
  await page.getByRole("button", { name: "增加一套" }).click();
  await page.getByRole("button", { name: "选好了" }).click();
  await expect(held(page)).toBeVisible();
  const places = page.getByRole("region", { name: "为您保留的位置" });
  await expect(places.getByText(/\d+排 \d+座、.*\d+排 \d+座/)).toHaveCount(2);
  await page.getByRole("button", { name: "放弃这些位置" }).click();
  await expect(page.getByRole("button", { name: "选好了" })).toBeVisible();
});

test("an organizer makes a pass, buyers see it at once, and ended it is gone", async ({ page }) => {
  test.slow();
  const show = await ownPassShow({ places: [5, 5, 5] });
  const [first = "", , third = ""] = times(show);
  await giveToOrganizer(show);
  await staffSession(page, "organizer");
  await page.goto(`${address.admin}/shows/${show.eventId}`);
  await page.getByRole("link", { name: "通票", exact: true }).click();
  await page.getByLabel("名称（中文）").fill("首尾两场通票");
  await page.getByLabel("名称（英文）").fill("First and last night");
  await page.getByLabel("每套价格（元）").fill("360");
  await page.getByLabel(first).selectOption({ label: "通用票 ¥180" });
  await page.getByLabel(third).selectOption({ label: "通用票 ¥180" });
  await expect(page.getByText("所选 2 场，单买合计 ¥360")).toBeVisible();
  await page.getByRole("button", { name: "上架通票" }).click();
  await expect(page.getByText("要低于单买合计 ¥360")).toBeVisible();
  await page.getByLabel("每套价格（元）").fill("299");
  await page.getByRole("button", { name: "上架通票" }).click();
  const row = page.getByRole("row").filter({ hasText: "首尾两场通票" });
  await expect(row).toContainText("在售");
  expect(await serious(page)).toEqual([]);

  await page.goto(`${address.web}/shows/${show.eventId}`);
  const offer = page.getByRole("listitem").filter({ hasText: "首尾两场通票" });
  await expect(offer).toContainText("¥299");
  await page.goto(`${address.admin}/shows/${show.eventId}/passes`);
  await row.getByRole("button", { name: /^结束售卖/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "结束售卖" }).click();
  await expect(row).toContainText("已结束");
  await page.goto(`${address.web}/shows/${show.eventId}`);
  await expect(page.getByRole("heading", { name: "通票", exact: true }).first()).toBeVisible();
  await expect(offer).toHaveCount(0);
});
