import { expect, test } from "@playwright/test";
import { serious } from "./kit/axe.ts";
import { buyerAt, choose, newBuyer, newPhone, signIn } from "./kit/buyer.ts";
import { address, ownShow } from "./kit/platform.ts";
import { payAndSeeTickets } from "./kit/seats.ts";
import {
  anotherBrowser,
  goToBuy,
  noteWhatIsShown,
  operatorAt,
  pauseOrGoOn,
  queueUp,
  setRoom,
  switchOn,
} from "./kit/waiting-room.ts";

test("buyers wait in the order they came, see the line move, are let in by themselves, and buy", async ({
  browser,
  page,
}) => {
  test.setTimeout(150_000);
  const show = await ownShow({ places: 20 });
  const ops = await operatorAt(browser, show.performanceId);
  await switchOn(ops, { ratePerMinute: 10 });
  await pauseOrGoOn(ops, "暂停放行");
  const first = await anotherBrowser(browser, page);
  const second = await anotherBrowser(browser, page);
  const whatWasShown = await noteWhatIsShown(page);
  for (const one of [first, second, page]) await queueUp(one, show);

  // While operators have stopped it the place is known and nobody is promised a time.
  await expect(page.getByRole("heading", { name: "放行暂停中" })).toBeVisible();
  await expect(page.getByText("2 人", { exact: true })).toBeVisible();
  expect(await serious(page)).toEqual([]);
  await expect(ops.locator("section").filter({ hasText: "已取号，还没轮到" }).locator("p").first()).toHaveText("3");
  expect(await serious(ops)).toEqual([]);

  await pauseOrGoOn(ops, "恢复放行");
  await expect(page.getByText("您已进场，请在倒计时结束前选好票。")).toBeVisible({ timeout: 90_000 });
  const shown = await whatWasShown();
  for (const there of [/^前面 2 人/, /^前面 0 人/, /^下一位就是您/, /^到您了，请进场/, /^到您了！/])
    expect(
      shown.filter((text) => there.test(text)),
      `${there} in ${shown}`,
    ).not.toEqual([]);
  await expect(first).toHaveURL(/\/performances\/[^/]+$/);
  await choose(page, "通用票", 2);
  await page.getByRole("button", { name: "选好了" }).click();
  await expect(page.getByRole("heading", { name: "已为您保留" })).toBeVisible();
  await page.getByRole("button", { name: "提交订单" }).click();
  await payAndSeeTickets(page);
  await Promise.all([ops, first, second].map((one) => one.context().close()));
});

test("who is choosing when a queue begins waits his turn, and what he chose is still chosen", async ({
  browser,
  page,
}) => {
  test.setTimeout(120_000);
  const show = await ownShow({ places: 20 });
  await buyerAt(page, show);
  await choose(page, "通用票", 2);
  const ops = await operatorAt(browser, show.performanceId);
  await switchOn(ops, { ratePerMinute: 20 });
  await pauseOrGoOn(ops, "暂停放行");
  await page.getByRole("button", { name: "选好了" }).click();
  await expect(page.getByRole("heading", { name: "放行暂停中" })).toBeVisible();
  await pauseOrGoOn(ops, "恢复放行");
  await page.getByRole("link", { name: "进场购票" }).click({ timeout: 40_000 });
  await expect(page.getByText("¥360").filter({ visible: true }).first()).toBeVisible();
  await page.getByRole("button", { name: "选好了" }).click();
  await expect(page.getByRole("heading", { name: "已为您保留" })).toBeVisible();
  await ops.context().close();
});

test("who is let in and does not hold anything in time is told so, and may queue again", async ({ browser, page }) => {
  test.setTimeout(150_000);
  const show = await ownShow();
  const ops = await operatorAt(browser, show.performanceId);
  await switchOn(ops, { ratePerMinute: 30, admitSeconds: 30 });
  await queueUp(page, show);
  await expect(page.getByText("您已进场")).toBeVisible({ timeout: 40_000 });
  await expect(page.getByRole("heading", { name: "错过了进场时间" })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("轮到后 30 秒内没有选好票")).toBeVisible();
  // Looking again does not put him back in unasked.
  await page.reload();
  await page.getByRole("button", { name: "重新排队" }).click();
  await expect(page.getByText("您已进场")).toBeVisible({ timeout: 40_000 });
  await ops.context().close();
});

test("an account has one place on all its devices, also without scripts; leaving it is asked first", async ({
  browser,
  page,
}) => {
  test.setTimeout(120_000);
  const show = await ownShow();
  const ops = await operatorAt(browser, show.performanceId);
  await switchOn(ops, { ratePerMinute: 20 });
  await pauseOrGoOn(ops, "暂停放行");
  const ahead = await anotherBrowser(browser, page);
  await queueUp(ahead, show);
  await queueUp(page, show);
  await expect(page.getByText("1 人", { exact: true })).toBeVisible();

  const plain = await browser.newContext({ javaScriptEnabled: false, locale: "zh-CN", viewport: page.viewportSize() });
  await plain.addCookies(await page.context().cookies());
  const bare = await plain.newPage();
  await bare.goto(page.url());
  await expect(bare.getByText("1 人", { exact: true })).toBeVisible();
  await expect(bare.getByText("您的号码 2")).toBeVisible();

  await page.getByRole("button", { name: "离开队伍" }).click();
  await page.getByRole("button", { name: "继续排队" }).click();
  await expect(page.getByText("您的号码 2")).toBeVisible();
  await page.getByRole("button", { name: "离开队伍" }).click();
  await page.getByRole("button", { name: "确定离开" }).click();
  await page.waitForURL(/\/shows\//);
  await goToBuy(page, show);
  await expect(page.getByText("您的号码 3")).toBeVisible();

  // Without scripts it goes on to buying as well.
  await pauseOrGoOn(ops, "恢复放行");
  await bare.goto(`${address.web}/performances/${show.performanceId}`);
  await expect(bare.getByText("您已进场")).toBeVisible({ timeout: 60_000 });
  await Promise.all([ops, ahead, bare].map((one) => one.context().close()));
});

test("before the sale those who gather are told how places are drawn, and each gets one when it opens", async ({
  browser,
  page,
}) => {
  test.setTimeout(120_000);
  const saleOpensAt = new Date(Date.now() + 3_600_000);
  const show = await ownShow({ saleOpensAt });
  const { performanceId } = show;
  const ops = await operatorAt(browser, performanceId);
  const room = { performanceId, prequeueOpensAt: new Date(Date.now() - 60_000), ratePerMinute: 2 };
  await setRoom(ops, { ...room, opensAt: saleOpensAt });
  const other = await anotherBrowser(browser, page);
  await newBuyer(page);
  await expect(async () => {
    await page.goto(`${address.web}/shows/${show.eventId}`);
    await page.getByRole("link", { name: /^预排队 \d/ }).click({ timeout: 1_000 });
  }).toPass();
  await queueUp(other, show);
  for (const one of [page, other]) {
    await expect(one.getByRole("heading", { name: "您已在预排队中" })).toBeVisible();
    await expect(one.getByText(/随机排出先后/)).toBeVisible();
  }

  // Nobody is let in yet, so that both numbers can be read; then the opening is brought forward.
  await pauseOrGoOn(ops, "暂停放行");
  await setRoom(ops, { ...room, opensAt: new Date(Date.now() + 2_000) });
  const number = (one: typeof page) => one.getByText(/您的号码 [12]/);
  await Promise.all([page, other].map((one) => expect(number(one)).toBeVisible({ timeout: 60_000 })));
  const drawn = await Promise.all([page, other].map((one) => number(one).textContent()));
  expect(drawn.sort()).toEqual(["您的号码 1", "您的号码 2"]);
  await Promise.all([ops, other].map((one) => one.context().close()));
});

test("a stranger is asked to sign in first and then stands in the queue", async ({ browser, page }) => {
  const show = await ownShow();
  const ops = await operatorAt(browser, show.performanceId);
  await switchOn(ops, { ratePerMinute: 20 });
  await pauseOrGoOn(ops, "暂停放行");
  await expect(async () => {
    await page.goto(`${address.web}/performances/${show.performanceId}`);
    await expect(page.getByRole("heading", { name: "这场演出需要排队" })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByRole("link", { name: "登录并排队" }).click();
  await signIn(page, newPhone());
  await expect(page.getByText("您的号码 1")).toBeVisible();
  await ops.context().close();
});
