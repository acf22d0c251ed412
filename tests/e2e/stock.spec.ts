import { expect, type Locator, type Page, test } from "@playwright/test";
import { serious } from "./kit/axe.ts";
import { buyerAt, placeOrder } from "./kit/buyer.ts";
import { address, ownSeatedShow, ownShow } from "./kit/platform.ts";
import { chooseInList, holdChosen, openList, placeOnScreen, seatInList } from "./kit/seats.ts";
import { unitAt } from "./kit/small-theatre.ts";
import { giveToOrganizer, staffSession } from "./kit/staff.ts";

// Several people and a stock that is read again and again: on a busy machine it takes its time.
test.describe.configure({ timeout: 180_000 });

type OwnShow = { organizerId: string; eventId: string; performanceId: string };

/** The organizer's page of a show's stock, reached as he would. */
async function openStock(page: Page, show: OwnShow): Promise<void> {
  await giveToOrganizer(show);
  await staffSession(page, "organizer");
  await page.goto(`${address.admin}/shows/${show.eventId}/performances`);
  await page.getByRole("link", { name: "座位与库存" }).click();
  await expect(page.getByRole("heading", { name: "座位与库存" })).toBeVisible();
}

/** Presses the button that names what it does, and says yes to what it asks. */
async function doIt(page: Page, button: string): Promise<void> {
  await page.getByRole("button", { name: button }).click();
  await page.getByRole("dialog").getByRole("button", { name: button }).click();
}

const chosen = (page: Page): Locator => page.getByRole("status").filter({ hasText: /^已选 \d+ 个$/ });

/** Chooses rows of a section without the map. */
async function chooseRows(page: Page, section: string, from: string, to: string): Promise<void> {
  await page.getByLabel("区域").selectOption(section);
  await page.getByLabel("从", { exact: true }).selectOption(from);
  await page.getByLabel("到", { exact: true }).selectOption(to);
  await page.getByRole("button", { name: "加入选择" }).click();
}

test("an organizer blocks seats while they sell: sold ones are named and left out, held ones end, buyers see it at once", async ({
  page,
  browser,
}) => {
  const show = await ownSeatedShow();
  const one = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await buyerAt(one, show);
  await chooseInList(one, "A区", ["A区 2排 3座"]);
  await holdChosen(one);
  await one.getByRole("button", { name: "提交订单" }).click();
  await one.waitForURL(/\/orders\//);
  const other = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await buyerAt(other, show);
  await chooseInList(other, "A区", ["A区 2排 4座"]);
  await holdChosen(other);

  await openStock(page, show);
  await chooseRows(page, "A区", "2排", "2排");
  await expect(chosen(page)).toHaveText("已选 12 个");
  await expect(page.getByRole("status").getByText("停售 11 个位置。")).toBeVisible();
  await expect(page.getByRole("status").getByText("其中 1 个正被锁定，锁定会结束，买家下单时会得知。")).toBeVisible();
  await expect(page.getByRole("status").getByText("1 个已下单或售出，不能这样调整。")).toBeVisible();
  await page.getByLabel("停售原因").fill("机位");
  await expect(page.getByRole("button", { name: "停售 11 个位置" })).toBeDisabled();
  await page.getByRole("button", { name: "从选择中去掉这 1 个" }).click();
  await doIt(page, "停售 11 个位置");
  await expect(page.getByText("已调整 11 个位置，方案第 2 版已生效。")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "停售 11 个位置：机位" })).toContainText("陈主办");

  await other.getByRole("button", { name: "提交订单" }).click();
  await expect(other.getByText(/位置已过期|已经过期|保留的位置/).first()).toBeVisible();
  const third = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await buyerAt(third, show);
  await openList(third, "A区");
  await expect(seatInList(third, "A区 1排 5座")).toBeVisible();
  await expect(seatInList(third, "A区 2排 5座")).toHaveCount(0);

  // And back on sale.
  await page.getByRole("button", { name: "选中全部停售座位" }).click();
  await expect(chosen(page)).toHaveText("已选 11 个");
  await expect(page.getByText("停售原因：机位")).toBeVisible();
  await page.getByLabel("怎么调整").selectOption("恢复销售");
  await doIt(page, "恢复 11 个位置");
  await expect(page.getByText("已调整 11 个位置，方案第 3 版已生效。")).toBeVisible();
  await expect(seatInList(third, "A区 2排 5座")).toBeVisible();
  expect(await serious(page)).toEqual([]);
  await Promise.all([one, other, third].map((buyer) => buyer.context().close()));
});

test("a seat sold since the page was drawn is named in the refusal, and the rest can be blocked", async ({
  page,
  browser,
}) => {
  const show = await ownSeatedShow();
  await openStock(page, show);
  await chooseRows(page, "B区", "4排", "4排");
  await page.getByLabel("停售原因").fill("视线遮挡");
  // The page hears nothing of the sale.
  await page.route(/catalogue\.stock/, (route) => route.abort());
  const buyer = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await buyerAt(buyer, show);
  await chooseInList(buyer, "B区", ["B区 4排 7座"]);
  await holdChosen(buyer);
  await buyer.getByRole("button", { name: "提交订单" }).click();
  await buyer.waitForURL(/\/orders\//);
  await page.route(/catalogue\.changePlan/, async (route) => {
    await page.unroute(/catalogue\.stock/);
    await route.continue();
  });
  await doIt(page, "停售 12 个位置");
  await expect(page.getByRole("alert").filter({ hasText: "B区 4排 7座" })).toBeVisible();
  await page.getByRole("button", { name: "只选其余的位置" }).click();
  await expect(chosen(page)).toHaveText("已选 11 个");
  await doIt(page, "停售 11 个位置");
  await expect(page.getByText("已调整 11 个位置，方案第 2 版已生效。")).toBeVisible();
  await buyer.context().close();
});

test("by mouse: a frame chooses seats, and they move to a pool that the site does not sell", async ({
  page,
  browser,
  isMobile,
}) => {
  test.skip(isMobile, "a phone has no mouse");
  const show = await ownSeatedShow();
  await openStock(page, show);
  await page.getByLabel("代号").fill("friends");
  await page.getByRole("button", { name: "新建库存池" }).click();
  await expect(page.getByText("方案第 2 版已生效。")).toBeVisible();

  await page.getByRole("button", { name: "框选座位" }).click();
  const from = await placeOnScreen(page, show.layout, unitAt("A", 1, 1));
  const to = await placeOnScreen(page, show.layout, unitAt("A", 2, 4));
  await page.mouse.move(from.x - 6, from.y - 6);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.move(to.x + 6, to.y + 6);
  await page.mouse.up();
  await expect(chosen(page)).toHaveText("已选 8 个");
  const single = await placeOnScreen(page, show.layout, unitAt("A", 1, 1));
  await page.mouse.click(single.x, single.y);
  await expect(chosen(page)).toHaveText("已选 7 个");
  await page.getByLabel("怎么调整").selectOption("移到库存池");
  await page.getByLabel("移到", { exact: true }).selectOption("自留 friends");
  await doIt(page, "移动 7 个位置");
  await expect(page.getByText("已调整 7 个位置，方案第 3 版已生效。")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "自留 friends" }).first()).toContainText("7");

  const buyer = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await buyerAt(buyer, show);
  await openList(buyer, "A区");
  await expect(seatInList(buyer, "A区 1排 1座")).toBeVisible();
  await expect(seatInList(buyer, "A区 1排 2座")).toHaveCount(0);
  await buyer.context().close();
});

test("places are added to a sold out show and sold, and so many of them are blocked by number", async ({
  page,
  browser,
}) => {
  const show = await ownShow({ places: 2 });
  const buyer = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await buyerAt(buyer, show);
  await placeOrder(buyer, "通用票", 2);
  await openStock(page, show);
  const add = page.locator("section").filter({ has: page.getByRole("heading", { name: "追加站席" }) });
  await add.getByLabel("数量").fill("5");
  await add.getByRole("button", { name: "追加 5 个位置" }).click();
  await expect(page.getByText("已调整 5 个位置，方案第 2 版已生效。")).toBeVisible();
  await page.getByLabel("数量").first().fill("9");
  await page.getByLabel("停售原因").fill("消防通道");
  await expect(page.getByRole("status").getByText("符合条件的只有 5 个。")).toBeVisible();
  await page.getByLabel("数量").first().fill("4");
  await doIt(page, "停售 4 个位置");
  await expect(page.getByText("已调整 4 个位置，方案第 3 版已生效。")).toBeVisible();
  const late = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await buyerAt(late, show);
  await placeOrder(late, "通用票", 1);
  await expect(page.getByRole("row").filter({ hasText: "通用票" }).first()).toContainText("3", { timeout: 20_000 });
  await Promise.all([buyer, late].map((one) => one.context().close()));
});

test("operators see whether Redis is ready for a sale, and load it", async ({ page }) => {
  const show = await ownShow({ saleOpensAt: new Date(Date.now() + 3_600_000) });
  await staffSession(page, "operator");
  await page.goto(`${address.ops}/sales/${show.performanceId}`);
  const card = page.locator("section").filter({ has: page.getByRole("heading", { name: "预热" }) });
  await card.getByRole("button", { name: "立即加载" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "立即加载" }).click();
  await expect(card.getByRole("status")).toHaveText("已加载，是现行的条款与方案");
  await expect(card).toContainText("Redis 1 / MySQL 1");
  expect(await serious(page)).toEqual([]);
});
