import { expect, type Page, test } from "@playwright/test";
import { buyerAt } from "./kit/buyer.ts";
import { address, ownSeatedShow } from "./kit/platform.ts";
import {
  chooseInList,
  chosenSeat,
  holdChosen,
  openList,
  payAndSeeTickets,
  placeOnScreen,
  seatCanvas,
  seatInList,
} from "./kit/seats.ts";
import { unitAt } from "./kit/small-theatre.ts";

const sum = (page: Page, text: string) => page.getByText(text, { exact: true }).filter({ visible: true }).first();

test("by mouse: two seats clicked on the map are held, paid, and named on order and tickets", async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, "a phone has no mouse");
  const show = await ownSeatedShow();
  await buyerAt(page, show);
  for (const seat of [6, 5]) {
    const { x, y } = await placeOnScreen(page, show.layout, unitAt("B", 2, seat));
    await page.mouse.click(x, y);
    await expect(chosenSeat(page, `B区 2排 ${seat}座`)).toBeVisible();
  }
  await expect(sum(page, "¥360")).toBeVisible();
  await holdChosen(page);
  await expect(page.getByText("B区 2排 6座")).toBeVisible();
  await page.getByRole("button", { name: "提交订单" }).click();
  await page.waitForURL(/\/orders\//);
  await expect(page.getByText("B区 2排 5座")).toBeVisible();
  await payAndSeeTickets(page);
  await expect(page.getByText("B区 2排 5座")).toBeVisible();
  await page.getByRole("listitem").filter({ hasText: "B区 2排 6座" }).getByRole("link").click();
  await expect(page.getByRole("img", { name: "入场二维码，B区 2排 6座" })).toBeVisible();
});

test("by touch: a first tap comes closer, the second takes the seat under the finger", async ({ page, isMobile }) => {
  test.skip(!isMobile, "for fingers");
  const show = await ownSeatedShow();
  await buyerAt(page, show);
  const { x, y } = await placeOnScreen(page, show.layout, unitAt("A", 3, 4));
  const seat = chosenSeat(page, "A区 3排 4座");
  await expect(async () => {
    await page.touchscreen.tap(x, y);
    await expect(seat).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(sum(page, "¥480")).toBeVisible();
  await page.getByRole("button", { name: "选好了" }).tap();
  await expect(page.getByRole("heading", { name: "已为您保留" })).toBeVisible();
  await page.getByRole("button", { name: "提交订单" }).tap();
  await payAndSeeTickets(page);
  await expect(page.getByText("A区 3排 4座")).toBeVisible();
});

/** Presses Tab until what has the focus is named so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let times = 0; times < 60; times++) {
    await page.keyboard.press("Tab");
    const named = await page
      .locator(":focus")
      .evaluate((here) => `${here.getAttribute("role") ?? ""} ${here.getAttribute("aria-label") ?? here.textContent}`);
    if (name.test(named)) return;
  }
  throw new Error(`no way to ${name} with the Tab key`);
}

test("by keyboard alone: from the map through the hold and the cashier to the ticket", async ({ page, isMobile }) => {
  test.skip(isMobile, "a phone has no keyboard");
  const show = await ownSeatedShow();
  await buyerAt(page, show);
  await expect(seatCanvas(page)).toBeVisible();
  await tabTo(page, /^application 座位图/);
  // The first key goes to the free seat nearest the stage, the next ones from seat to seat.
  await page.keyboard.press("ArrowDown");
  await expect(page.getByText("A区 1排 6座 ¥480 可选")).toBeAttached();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(chosenSeat(page, "A区 2排 5座")).toBeVisible();
  await tabTo(page, /选好了/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "已为您保留" })).toBeFocused();
  await tabTo(page, /提交订单/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/orders\//);
  await expect(page.getByRole("button", { name: "支付宝支付" })).toBeVisible();
  await tabTo(page, /支付宝支付/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "确认支付" })).toBeVisible();
  await tabTo(page, /确认支付/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/orders\//);
  await expect(page.getByText("已支付").first()).toBeVisible();
  await expect(page.getByText("A区 2排 5座")).toBeVisible();
});

test("two buyers want one seat: who is late sees it go, keeps his others, and sees it come back", async ({
  browser,
  page,
}) => {
  const show = await ownSeatedShow();
  const other = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await Promise.all([buyerAt(page, show), buyerAt(other, show)]);
  await chooseInList(page, "A区", ["A区 1排 6座"]);
  await chooseInList(other, "A区", ["A区 1排 6座", "A区 2排 6座"]);
  await holdChosen(page);
  await expect(other.getByText("A区 1排 6座 刚被选走。其余座位仍为您选着。")).toBeVisible({ timeout: 2_000 });
  await expect(chosenSeat(other, "A区 1排 6座")).toHaveCount(0);
  await expect(chosenSeat(other, "A区 2排 6座")).toBeVisible();
  await expect(seatInList(other, "A区 1排 6座")).toHaveCount(0);

  await page.getByRole("button", { name: "放弃这些位置" }).click();
  await expect(seatInList(other, "A区 1排 6座")).toBeVisible({ timeout: 2_000 });
  await holdChosen(other);
  await openList(page, "A区");
  await expect(page.getByText("他人锁定 1")).toBeVisible();
  await other.context().close();
});

test("a hold that comes too late names the seat and keeps the others chosen", async ({ browser, page }) => {
  const show = await ownSeatedShow();
  await buyerAt(page, show);
  await chooseInList(page, "A区", ["A区 1排 6座", "A区 2排 6座"]);
  // This browser hears nothing any more: it learns of the other buyer from the refusal.
  await page.route(/\/(events\/seats|seats\/state)\//, (route) => route.abort());
  await page.context().setOffline(true);
  await page.context().setOffline(false);
  const other = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await buyerAt(other, show);
  await chooseInList(other, "A区", ["A区 1排 6座"]);
  await holdChosen(other);

  await page.getByRole("button", { name: "选好了" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "A区 1排 6座 刚被选走" })).toBeVisible();
  await expect(chosenSeat(page, "A区 2排 6座")).toBeVisible();
  await holdChosen(page);
  await expect(page.getByText("A区 2排 6座")).toBeVisible();
  await other.context().close();
});

test("a pair is cheaper as a bundle, and stays one from the choice to the tickets", async ({ page }) => {
  const show = await ownSeatedShow();
  await buyerAt(page, show);
  await chooseInList(page, "A区", ["A区 4排 1座"]);
  await expect(page.getByText("再选 1 座同价位座位，可享前排双人套票 ¥800").filter({ visible: true })).toBeVisible();
  await seatInList(page, "A区 4排 2座").click();
  await expect(sum(page, "¥960")).toBeVisible();
  await page.getByRole("button", { name: /^改为前排双人套票/ }).click();
  await expect(sum(page, "¥800")).toBeVisible();

  // One seat of the pair alone costs what it costs alone.
  await chosenSeat(page, "A区 4排 2座").click();
  await expect(sum(page, "¥480")).toBeVisible();
  await seatInList(page, "A区 4排 2座").click();
  await page.getByRole("button", { name: /^改为前排双人套票/ }).click();
  await holdChosen(page);
  await page.getByRole("button", { name: "提交订单" }).click();
  await page.waitForURL(/\/orders\//);
  await expect(sum(page, "¥800")).toBeVisible();
  await payAndSeeTickets(page);
  for (const seat of ["A区 4排 1座", "A区 4排 2座"]) await expect(page.getByText(seat)).toBeVisible();
});

test("seats chosen by the house sit together; who steps back finds them held with their seats", async ({ page }) => {
  const show = await ownSeatedShow();
  await buyerAt(page, show);
  await page.getByRole("button", { name: "自动选座" }).click();
  await page.getByRole("radio", { name: "3", exact: true }).check({ force: true });
  await page.getByRole("radio", { name: /¥180/ }).check();
  await page.getByRole("button", { name: "帮我选" }).click();
  const seats = ["B区 1排 4座", "B区 1排 5座", "B区 1排 6座"];
  for (const seat of seats) await expect(chosenSeat(page, seat)).toBeVisible();
  await expect(sum(page, "¥540")).toBeVisible();
  await holdChosen(page);
  await page.goto(address.web);
  await page.goBack();
  for (const seat of seats) await expect(page.getByText(seat)).toBeVisible();
  // Changing his mind he still has them, and may give one back.
  await page.getByRole("button", { name: "重新选择" }).click();
  await chosenSeat(page, "B区 1排 4座").click();
  await holdChosen(page);
  await expect(page.getByText("B区 1排 5座")).toBeVisible();
  await expect(page.getByText("B区 1排 4座")).toHaveCount(0);
});
